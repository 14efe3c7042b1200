# The command line.

cli-about-prodigio = Verfahren eines öffentlichen Amtes zeichnen, messen, simulieren und vergleichen.
cli-about-check = Ein Verfahren prüfen: Fehler, Hinweise, fehlende Angaben
cli-about-simulate = Ein Verfahren simulieren: Zeiten, Warteschlangen, Anteil innerhalb der Frist
cli-about-compare = Ist- und Soll-Zustand vergleichen: Aufbau und Kennzahlen
cli-about-convert = Von einem Format ins andere umwandeln; die Endung von OUT entscheidet
cli-about-export = Die Datei für eine Workflow-Engine schreiben und sagen, was verloren geht
cli-about-import = In eine Studie ein Simulationsszenario oder die Ämter einer Körperschaft (CSV des IPA) einlesen
cli-about-render = Das Verfahren als SVG, PNG oder PDF zeichnen
cli-about-catalogue = Die Verfahren auflisten, von denen man ausgehen kann
cli-about-new = Eine Studie aus einem Verfahren des Katalogs anlegen
cli-heading-usage = Aufruf:
cli-heading-arguments = Argumente:
cli-heading-options = Optionen:
cli-heading-commands = Befehle:
cli-after-help = Ohne Befehl öffnet sich das Fenster mit den angegebenen Dateien.
cli-arg-help = Diese Hilfe anzeigen
cli-arg-version = Die Version anzeigen
cli-arg-files = Dateien, die im Fenster geöffnet werden
cli-arg-lang = Sprache: it, de, en; sonst die des Systems
cli-arg-file = Die Datei: .prodigio oder BPMN
cli-arg-other = Die andere Datei, die mit der ersten verglichen wird
cli-arg-variant = Die Variante, etwa as-is; sonst der Ist-Zustand
cli-arg-before = Die Ausgangsvariante
cli-arg-after = Die Zielvariante
cli-arg-json = Ergebnis als JSON (die Schlüssel stehen in docs/cli.md)
cli-arg-from = Die zu lesende Datei
cli-arg-to = Die zu schreibende Datei
cli-arg-template = Der Name im Katalog: prodigio catalogue listet sie auf
cli-arg-cases = Fälle je Replikation statt Tagen; das erste Zehntel wird nicht gemessen
cli-arg-replications = Replikationen; sonst so viele, wie die Genauigkeit verlangt
cli-arg-beside = Weitere Dateien, zusammen mit der ersten simuliert: Ämter gleichen Namens sind dieselben
cli-arg-warmup = Tage am Anfang, die nicht gemessen werden
cli-arg-days = Gemessene Tage
cli-arg-from-empty = Beginnt mit dem, was zu Beginn wartet, und misst von da an
cli-arg-seed = Startwert des Zufalls: Derselbe gibt dasselbe Ergebnis
cli-arg-what-if = Fragt auch, was helfen würde: Änderungen, kleinstes Personal, Angaben
cli-arg-engine = Die Engine: operaton, camunda7, camunda8, flowable, spiff, bpmn-engine, bpmn; oder die Simulatoren prosimos, qbp
cli-arg-project = Ein Ordner mit allem, was die Ausführung braucht, statt der Datei allein
cli-arg-body = Der IPA-Code der Körperschaft, deren Ämter gelesen werden; sonst der der Studie
cli-usage-unknown = „{ $arg }“ ist keine bekannte Option: siehe { $help }
cli-usage-missing = { $arg } fehlt: siehe { $help }
cli-usage-value = „{ $value }“ passt nicht zu { $arg }: siehe { $help }
cli-usage-no-value = der Wert von { $arg } fehlt: siehe { $help }
cli-usage-extra = „{ $value }“ ist zu viel: siehe { $help }
cli-usage-other = der Befehl ist nicht richtig geschrieben: siehe { $help }
cli-output = das Ergebnis kann nicht geschrieben werden ({ $detail }): prüfe, wohin die Ausgabe geht
cli-no-variant = es gibt keine Variante „{ $variant }“: wähle unter { $known }
cli-no-template = der Katalog hat kein „{ $template }“: wähle unter { $known }
cli-unknown-ending = die Endung „.{ $ending }“ nennt kein Format: nimm eine von { $known }
cli-written = Geschrieben:
cli-check-sum = { $errors } Fehler, { $warnings ->
    [one] { $warnings } Warnung
   *[other] { $warnings } Warnungen
}, { $notes ->
    [one] { $notes } Hinweis
   *[other] { $notes } Hinweise
}
cli-col-code = Name
cli-col-title = Verfahren
cli-progress = Simulation: { $done } Replikationen, höchstens { $most }
cli-run = { $replications ->
    [one] { $replications } Replikation
   *[other] { $replications } Replikationen
} mit im Mittel { $cases } abgeschlossenen Fällen, Startwert { $seed }; ± ist das 95-%-Intervall
cli-col-figure = Kennzahl
cli-col-value = Wert
cli-col-term = Frist
cli-col-length = Länge
cli-col-within = innerhalb
cli-col-silent = durch Schweigen
cli-col-p90 = 90. Perzentil
cli-col-margin = Spielraum
cli-col-office = Amt
cli-col-staff = Personal
cli-col-load = Auslastung
cli-col-queue-wait = Wartezeit in der Schlange
cli-col-share-of-wait = Anteil an der Wartezeit
cli-col-step = Schritt
cli-col-visits = Besuche
cli-col-wait = Wartezeit pro Fall
cli-col-cause = Grund der Wartezeit
cli-col-outcome = Ergebnis
cli-col-share = Anteil
cli-col-before = vorher
cli-col-after = nachher
cli-col-difference = Unterschied
cli-col-percent = %
cli-figure-cycle = Durchlaufzeit
cli-figure-cycle-p50 = – Median
cli-figure-cycle-p90 = – 90. Perzentil
cli-figure-work = Arbeit der Körperschaft pro Fall
cli-figure-wait = Wartezeit pro Fall
cli-figure-efficiency = Flusseffizienz
cli-figure-cost = Kosten pro Fall (€)
cli-figure-within = innerhalb der Frist: { $term }
cli-figure-term-p90 = Tage der Frist, 90. Perzentil: { $term }
cli-figure-load = Auslastung: { $office }
cli-cause-office-queue = Warteschlange des Amtes
cli-cause-office-closed = Amt geschlossen
cli-cause-sitting = Sitzung
cli-cause-applicant = Antragsteller
cli-cause-other-body = andere Körperschaft
cli-cause-law = Gesetz
cli-cause-post = Post und Zustellung
cli-no-outcome = Ergebnis nicht angegeben
cli-lead-fullest = Am stärksten ausgelastet: { $names }{ $count ->
    [one] {""}
   *[other] {" "}(noch nicht zu unterscheiden)
}
cli-lead-slowest-office = Amt mit der längsten Wartezeit: { $names }{ $count ->
    [one] {""}
   *[other] {" "}(noch nicht zu unterscheiden)
}
cli-lead-slowest-step = Schritt mit der längsten Wartezeit: { $names }{ $count ->
    [one] {""}
   *[other] {" "}(noch nicht zu unterscheiden)
}
cli-sources = Von { $of } Zahlen des Verfahrens dienen { $illustrative } nur als Beispiel und { $unsourced } sind ohne Quelle.
cli-nothing-to-compare = es gibt nur eine Variante, nichts zu vergleichen: nenne eine zweite Datei oder --after ({ $path })
cli-no-figures = Die Kennzahlen können nicht berechnet werden:
cli-same-structure = Der Aufbau ist derselbe.
cli-moved = { $count ->
    [one] { $count } Element
   *[other] { $count } Elemente
} auf der Zeichnung nur verschoben
cli-paired = Unterschiede aus { $replications } Paaren von Replikationen mit demselben Zufall; ± ist das 95-%-Intervall des Unterschieds
cli-unpaired = Unterschiede aus { $replications } unabhängigen Replikationen; ± ist das 95-%-Intervall des Unterschieds
cli-project-engine = Den Ordner zur Übergabe gibt es nur für Engines: für einen Simulator schreiben Sie die Datei mit -o.
cli-losses = Was das Format nicht sagen kann:
cli-simulator-losses = Andere Simulatoren, die diese Datei lesen, erfahren nicht:
cli-no-display = prodigio: Es gibt keinen Bildschirm, daher geschieht die Arbeit hier im Terminal.
cli-no-window = prodigio: Diese Version hat kein Fenster, daher geschieht die Arbeit hier im Terminal.
cli-engine-file = Datei für die Engine:
cli-picture = Zeichnung:
cli-folder = Ordner:

# Nothing is lost
cli-handed-over = prodigio ist schon offen: Sein Fenster hat die Dateien übernommen.
cli-arg-gains = Fragt auch, welche Änderung den Gewinn bringt: jede allein und jede weggelassen
cli-gains = Welche Änderung den Gewinn bringt – { $aim }
cli-thing-by-thing = Einzeln:
cli-keeps-study = „{ $path }“ ist die Studie, aus der sie entsteht, oder würde für eine gehalten: Die Datei einer Engine braucht einen anderen Namen.
