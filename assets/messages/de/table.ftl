# The table of steps.

action-table = Tabelle der Schritte

# Heads
cell-name = Schritt
cell-kind = Art
cell-office = Amt
cell-phase = Phase
cell-work = Arbeit
cell-wait = Wartezeit
cell-waited-for = Wartet auf
cell-staff = Personal zugleich
cell-priority = Vorrang
cell-at-most = Höchstens so oft
cell-cost = Direkte Kosten
cell-channel = Kanal
cell-digital-level = Digitaler Stand
cell-documents-in = Eingehende Dokumente
cell-documents-out = Ausgehende Dokumente
cell-systems = Systeme
cell-basis = Rechtsgrundlage
cell-marks = Wirkung auf die Frist
cell-repeat = Wiederholung
cell-sittings = Sitzungen
cell-sittings-at = Uhrzeit der Sitzung
cell-sittings-most = Fälle je Sitzung
cell-risk = Risiko
cell-risk-event = Risikoereignis
cell-risk-reason = Grund des Risikos
cell-risk-measure = Maßnahme
cell-risk-owner = Wer die Maßnahme umsetzt
cell-notes = Notizen

# What is wrong with a cell
cell-unknown = «{ $text }» ist kein Wert dieser Spalte.
cell-long-work = Arbeit wird in Minuten oder Stunden angegeben: 30 min, 1 h 30.
cell-no-wait = Es gibt keine Wartezeit: Schreiben Sie zuerst, wie lange gewartet wird.
cell-no-sittings = Es gibt keine Sitzungen: Schreiben Sie zuerst, wann getagt wird.
cell-no-risk = Es gibt kein Risiko: Wählen Sie zuerst seine Stufe.
cell-not-here = Diese Art wird in der Zeichnung geändert.
cell-too-long = Der Text ist zu lang.

edit-cells = { $count ->
    [one] Tabelle: eine Zelle von «{ $name }»
   *[other] Tabelle: { $count } Zellen
}
finding-table-too-many = Zu viele neue Zeilen auf einmal.
finding-table-too-many-hint = Fügen Sie höchstens tausend neue Schritte auf einmal ein.

# The grid
table-title = Tabelle der Schritte
table-filter = Schritte filtern
table-close = Tabelle schließen
table-rows = { $n ->
    [one] ein Schritt
   *[other] { $n } Schritte
}
table-shown = { $n } von { $of } Schritten
table-keys = Pfeile: bewegen · Eingabe oder Tippen: ändern · Strg+C und Strg+V: kopieren und einfügen · Esc: zur Zeichnung
table-empty = Die Zwischenablage ist leer.
table-large = Der eingefügte Text ist zu groß: höchstens 5000 Zeilen und 200 Spalten.
table-not-text = Die Zwischenablage enthält keinen lesbaren Text: Es wurde nichts geändert.
table-pasted = { $cells ->
    [one] Eine Zelle eingefügt
   *[other] { $cells } Zellen eingefügt
}{ $steps ->
    [0] .
    [one] , ein neuer Schritt.
   *[other] , { $steps } neue Schritte.
}
table-unread = { $n ->
    [one] Eine nicht gelesene Zelle blieb, wie sie war
   *[other] { $n } nicht gelesene Zellen blieben, wie sie waren
}: { $list }
table-at = Zeile { $row }, { $column }: «{ $text }»
table-copied = { $n ->
    [one] Eine Zelle kopiert
   *[other] { $n } Zellen kopiert
}
table-cell = { $column } von «{ $step }»: { $value }
table-outside = { $n } Zellen hinter der letzten Spalte wurden nicht eingefügt.
table-sorted = Filter und Ordnung: Heben Sie den Filter auf, um neue Schritte einzufügen.
