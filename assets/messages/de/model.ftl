# Findings of the model's invariants.

finding-id-not-a-name = Die Kennung „{ $id }“ ist kein XML-Name.
finding-id-not-a-name-hint = Sie muss mit einem Buchstaben beginnen und darf nur Buchstaben, Ziffern, Punkte, Binde- und Unterstriche enthalten.
finding-duplicate-id = Die Kennung „{ $id }“ wird zweimal verwendet.
finding-duplicate-id-hint = Jedes Element braucht eine eigene Kennung: eine der beiden in der Datei ändern.
finding-geometry-wild = Die Lage oder Größe auf der Zeichnung ist ungültig.
finding-geometry-wild-hint = Das Element verschieben oder die Zeichnung neu anordnen.
finding-lane-missing = Die angegebene Bahn gibt es nicht.
finding-lane-missing-hint = Das Element in eine vorhandene Bahn ziehen.
finding-office-missing = Das angegebene Amt gibt es nicht.
finding-office-missing-hint = Ein Amt aus der Liste wählen oder hinzufügen.
finding-parent-missing = Das umgebende Teilverfahren gibt es nicht.
finding-parent-missing-hint = Den Schritt auf die oberste Ebene oder in ein vorhandenes Teilverfahren bringen.
finding-host-missing = Das angeheftete Ereignis hat keine Tätigkeit, an der es hängt.
finding-host-missing-hint = Auf den Rand einer Tätigkeit derselben Ebene ziehen.
finding-duration-wrong = { $fault ->
    [not-a-number] Eine Dauer ist keine Zahl oder zu groß.
    [negative] Eine Dauer ist negativ.
    [out-of-order] Die Zahlen einer Dauer sind nicht in der Reihenfolge Mindestwert, häufigster Wert, Höchstwert.
    [no-weight] Eine Dauer hat keinen beobachteten Wert.
   *[not-positive] Mittel oder Abweichung einer Dauer muss größer als null sein.
}
finding-duration-wrong-hint = Die Dauer neu eingeben, zum Beispiel 20-35-45 Min.
finding-term-missing = Es ist von einer Frist die Rede, die das Datenblatt nicht hat.
finding-term-missing-hint = Die Frist im Datenblatt hinzufügen oder eine vorhandene wählen.
finding-number-out-of-range = Eine Zahl liegt außerhalb der Grenzen: mindestens 1 Person, Digitalgrad 0 bis 5, Fälle pro Jahr 0 bis eine Milliarde.
finding-number-out-of-range-hint = Die Zahl in den Eigenschaften des Schritts berichtigen.
finding-calendar-missing = Den angegebenen Kalender gibt es nicht.
finding-calendar-missing-hint = Einen Kalender aus der Liste wählen oder hinzufügen.
finding-flow-end-missing = Der Pfeil beginnt oder endet an einem Schritt, den es nicht gibt.
finding-flow-end-missing-hint = Den Pfeil mit zwei Schritten der Zeichnung verbinden oder löschen.
finding-flow-crosses-level = Der Pfeil überquert den Rand eines Teilverfahrens.
finding-flow-crosses-level-hint = Schritte derselben Ebene verbinden: innerhalb oder außerhalb des Teilverfahrens.
finding-share-out-of-range = Ein Anteil liegt nicht zwischen 0 und 100 %.
finding-share-out-of-range-hint = Den Anteil berichtigen.
finding-link-end-missing = Die Verbindung beginnt oder endet an etwas, das es nicht gibt.
finding-link-end-missing-hint = Neu verbinden oder löschen.
finding-calendar-wrong = Der Kalender hat Zeiten, die sich überschneiden, vor ihrem Beginn enden oder über den Tag hinausgehen.
finding-calendar-wrong-hint = Öffnungszeiten und Schließungen berichtigen: zuerst der Beginn, dann das Ende.
finding-pool-missing = Die Körperschaft, zu der die Bahn gehört, gibt es nicht.
finding-pool-missing-hint = Die Bahn in eine vorhandene Körperschaft ziehen.
finding-graph-out-of-step = Der innere Graph stimmt nicht mit den Pfeilen überein: ein Fehler des Programms.
finding-graph-out-of-step-hint = Unter anderem Namen speichern, die Datei neu öffnen und den Fehler melden.

# Fields, as a comparison names them.
field-name = Name
field-kind = Art
field-office = Amt
field-lane = Bahn
field-parent = Teil von
field-phase = Phase
field-work = Bearbeitungszeit
field-staff-needed = Personal zugleich
field-waits = Wartezeit
field-priority = Vorrang
field-sittings = Sitzungen
field-at-most = höchstens so oft
field-repeat = Wiederholung
field-cost = direkte Kosten
field-documents = Unterlagen
field-systems = Systeme
field-channel = Kanal
field-digital-level = Digitalisierungsgrad
field-basis = Rechtsgrundlage
field-marks = Wirkung auf die Frist
field-risk = Risiko
field-notes = Anmerkungen
field-demand = Fälle pro Jahr
field-gaps = Eingänge
field-source = Quelle
field-from = Beginn
field-to = Ziel
field-share = Anteil
field-default = Regelzweig
field-condition = Bedingung
field-answer = Antwort
field-staff = Personal
field-calendar = Kalender
field-cost-per-hour = Stundenkosten
field-other-work = andere Arbeit
field-other-job = Dauer der anderen Arbeit
field-ipa = IPA-Code
field-pool = Körperschaft
field-hours = Öffnungszeiten
field-description = Beschreibung
field-initiative = Einleitung
field-unit = Organisationseinheit
field-case-officer = verfahrensverantwortliche Person
field-deciding-body = entscheidendes Organ
field-substitute-power = Ersatzbefugnis
field-remedies = Rechtsmittel
field-term = Länge der Frist
field-silence = Schweigen
field-limits = Grenzen der Frist
field-saturday = Verschiebung vom Samstag
field-promise = Zusage
field-first-day = erster Tag
field-value-hours = { $hours } h pro Woche, { $days } Schließungen
field-value-sittings = alle Fälle, ab { $at }
field-value-sittings-of = { $most } Fälle pro Sitzung, ab { $at }
field-value-loop = bis es erledigt ist
field-value-in-turn = { $n } Mal nacheinander
field-value-at-once = { $n } Mal zugleich
field-value-any = unbegrenzt
field-value-limits = Aussetzungen: { $times }, zu Tagen: { $days }; Unterbrechungen: { $restarts }
