# Review notes.

action-add-note = Neue Prüfnotiz
action-notes = Prüfnotizen

notes = Prüfnotizen
notes-tab = { $open ->
    [0] Prüfnotizen
   *[other] Prüfnotizen ({ $open })
}
notes-none = Keine Notizen. Wer die Zeichnung liest, kann zu einem Schritt, einem Pfeil oder zum Ganzen eine hinterlassen.
notes-none-open = Keine offenen Notizen.
notes-with-done = Auch erledigte
notes-author = Verfasst von
notes-author-hint = Vor- und Nachname
notes-nobody = ohne Namen
notes-new = Neue Notiz
notes-new-on = Neue Notiz zu „{ $place }“
notes-new-whole = Neue Notiz zum ganzen Verfahren
notes-text-hint = Was stimmt nicht, was fehlt, was fragen Sie?
notes-add = Hinzufügen
notes-whole = ganzes Verfahren
notes-gone = nicht mehr in der Zeichnung
notes-open = offen
notes-done = erledigt
notes-by = { $author }, { $date }
notes-answers = { $count ->
    [one] 1 Antwort
   *[other] { $count } Antworten
}
notes-answer-hint = Antwort
notes-answer = Antworten
notes-finish = Als erledigt markieren
notes-reopen = Wieder öffnen
notes-delete = Löschen
notes-spoken = Notiz { $number }, { $state }, { $place }, { $by }: { $text } { $answers }
spoken-note = Prüfnotiz: { $text }
