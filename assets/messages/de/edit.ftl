# Names of edits and refusals.

edit-add = Schritt hinzugefügt
edit-add-after = Schritt nach „{ $name }“ hinzugefügt
edit-connect = neuer Pfeil
edit-rename = Name „{ $name }“
edit-change = „{ $name }“: { $field }
edit-share = Anteile der Zweige
edit-replace = andere Art für „{ $name }“
edit-delete = { $count ->
    [one] ein Element gelöscht
   *[other] { $count } Elemente gelöscht
}
edit-move = { $count ->
    [one] ein Element verschoben
   *[other] { $count } Elemente verschoben
}
edit-assign = { $count ->
    [one] Amt eines Schritts
   *[other] Amt von { $count } Schritten
}
edit-add-office = neues Amt „{ $name }“
edit-add-calendar = neue Zeiten „{ $name }“
edit-add-scenario = neues Szenario „{ $name }“
edit-rename-scenario = Szenario in „{ $name }“ umbenannt
edit-delete-scenario = Szenario „{ $name }“ gelöscht
edit-add-note = neue Prüfnotiz „{ $name }“
edit-answer-note = Antwort auf die Notiz „{ $name }“
edit-finish-note = Notiz „{ $name }“ erledigt
edit-reopen-note = Notiz „{ $name }“ wieder offen
edit-delete-note = Notiz „{ $name }“ gelöscht
edit-new-to-be = neue Soll-Variante
edit-arrange = Zeichnung neu angeordnet
edit-mend = Abhilfe: { $what ->
    [add-start] Start hinzufügen
    [add-end] Ende hinzufügen
    [delete-step] Gateway löschen
    [delete-flow] Linie löschen
    [join-flows] Beide Pfeile vereinen
    [insert-split] Gateway danach setzen
    [insert-join] Gateway davor setzen
    [split-gateway] Gateway in zwei teilen
    [spread-shares] Anteile verteilen
    [set-default] Regelzweig festlegen
    [lane-office] Dem Amt der Bahn geben
    [into-lane] In die Bahn setzen
    [move-clear] Auf freien Platz schieben
    [change-kind] Art berichtigen
    [to-message] Nachricht daraus machen
    [to-flow] Pfeil daraus machen
    [clear-share] Anteil wegnehmen
    [reroute] Zum nächsten Schritt führen
    [add-timer] Zeitereignis anbringen
   *[mark-clock] In der Zeichnung markieren
}
edit-arrange-part = gewählte Schritte angeordnet
edit-reroute = Pfeile neu geführt
edit-add-lane = neue Bahn
edit-resize-lane = Höhe der Bahn

finding-nothing-after-an-end = Nach dem Ende kann nichts mehr kommen.
finding-nothing-after-an-end-hint = Von einem früheren Schritt aus verbinden oder das Ende in eine andere Art ändern.
finding-nothing-before-a-start = Zu einem Beginn oder einem angehefteten Ereignis kann kein Pfeil führen.
finding-nothing-before-a-start-hint = Mit dem Schritt danach verbinden.
finding-already-joined = Die beiden Schritte sind schon verbunden.
finding-already-joined-hint = Für zwei verschiedene Ausgänge davor eine Verzweigung setzen.
finding-thing-missing = Das Element gibt es nicht mehr.
finding-thing-missing-hint = Ein anderes wählen oder die letzte Änderung rückgängig machen.
finding-variant-missing = Die Variante „{ $id }“ gibt es nicht.
finding-variant-missing-hint = Eine Variante aus der Liste wählen.
edit-take-theirs = Fassung auf der Platte von „{ $name }“ übernommen


# Commands, pop-ups, clipboard, search
edit-add-pool = neue Körperschaft
edit-paste = { $count ->
    [one] ein Element eingefügt
   *[other] { $count } Elemente eingefügt
}
edit-replace-text = { $count ->
    [one] eine Ersetzung im Text
   *[other] { $count } Ersetzungen im Text
}
edit-replace-losing = andere Art für „{ $name }“; entfernt: { $flows ->
    [0] kein Fluss
    [one] ein Fluss
   *[other] { $flows } Flüsse
} und { $steps ->
    [0] kein Schritt
    [one] ein Schritt
   *[other] { $steps } Schritte
}, die die neue Art nicht haben kann
edit-toggle-loop = Wiederholung von „{ $name }“
edit-toggle-at-once = Wiederholung von „{ $name }“, alle zugleich
edit-toggle-in-turn = Wiederholung von „{ $name }“, nacheinander
edit-toggle-ad-hoc = Reihenfolge der Schritte in „{ $name }“
edit-toggle-interrupting = Wirkung des Ereignisses „{ $name }“
edit-toggle-unfolded = Inneres von „{ $name }“
finding-may-not-follow = Nach dieser Verzweigung kann nur ein erwartetes Ereignis oder ein Empfang kommen.
finding-may-not-follow-hint = Nachricht, Zeit, Signal oder Bedingung hinzufügen.
finding-paste-nothing = In der Zwischenablage ist kein Element.
finding-paste-nothing-hint = Zuerst Elemente der Zeichnung kopieren.
finding-paste-too-much = Die Zwischenablage enthält zu viele Elemente: höchstens { $limit } auf einmal.
finding-paste-too-much-hint = Teil für Teil kopieren oder die Datei öffnen.
finding-paste-wild = In der Zwischenablage ist ein Element mit einer unmöglichen Lage.
finding-paste-wild-hint = Noch einmal aus der Zeichnung kopieren.
