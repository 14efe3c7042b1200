# Lessons, exercises, marks and progress.

# Findings of lessons.
finding-lesson-id = Die Kennung der Lektion „{ $id }“ ist nicht gültig.
finding-lesson-id-hint = Verwenden Sie Buchstaben, Ziffern und Bindestriche; beginnen Sie mit einem Buchstaben.
finding-lesson-no-procedure = Das Verfahren der Lektion ist nicht zu finden.
finding-lesson-no-procedure-hint = Legen Sie die Datei unter dem in „procedure“ genannten Namen neben die Lektion, oder wählen Sie eine Vorlage des Katalogs.
finding-lesson-minutes = Die Dauer der Lektion liegt nicht zwischen 1 und 600 Minuten.
finding-lesson-minutes-hint = Schreiben Sie in „minutes“, wie viele Minuten sie braucht.
finding-lesson-no-exercise = Die Lektion hat keine Aufgaben.
finding-lesson-no-exercise-hint = Fügen Sie mindestens eine Aufgabe hinzu.
finding-lesson-too-many-exercises = Die Lektion hat mehr als { $limit } Aufgaben.
finding-lesson-too-many-exercises-hint = Teilen Sie sie in mehrere Lektionen.
finding-lesson-exercise-id = Aufgabe { $exercise }: Die Kennung „{ $what }“ ist nicht gültig oder kommt zweimal vor.
finding-lesson-exercise-id-hint = Geben Sie jeder Aufgabe eine eigene Kennung aus Buchstaben, Ziffern und Bindestrichen.
finding-lesson-text-long = { $exercise ->
        [0] Die Lektion
        *[other] Aufgabe { $exercise }
    } hat einen Text von mehr als { $limit }.000 Byte.
finding-lesson-text-long-hint = Kürzen Sie den Text.
finding-lesson-text-missing = { $exercise ->
        [0] Die Lektion hat keinen Titel.
        *[other] Aufgabe { $exercise }: Ein Text fehlt (Frage, Antwort oder Hilfe).
    }
finding-lesson-text-missing-hint = Schreiben Sie ihn in mindestens einer Sprache.
finding-lesson-language-gap = { $exercise ->
        [0] Lektion
        *[other] Aufgabe { $exercise }
    }: „{ $text }“ fehlt auf { $language ->
        [it] Italienisch
        [de] Deutsch
        *[en] Englisch
    }.
finding-lesson-language-gap-hint = Wer in dieser Sprache liest, sieht den Text in einer anderen.
finding-lesson-options = Aufgabe { $exercise }: Es braucht { $least } bis { $most } Einträge zur Wahl.
finding-lesson-options-hint = Fügen Sie Einträge hinzu oder nehmen Sie welche weg.
finding-lesson-no-variant = { $exercise ->
        [0] Die Lektion
        *[other] Aufgabe { $exercise }
    } nennt die Variante „{ $what }“, die es im Verfahren nicht gibt.
finding-lesson-no-variant-hint = Schreiben Sie die Kennung einer Variante des Verfahrens, zum Beispiel as-is.
finding-lesson-no-step = Aufgabe { $exercise }: Den Schritt „{ $what }“ gibt es im Verfahren nicht.
finding-lesson-no-step-hint = Verwenden Sie die Kennung des Schrittes; sie steht unten im Feld neben der Zeichnung.
finding-lesson-no-office = Aufgabe { $exercise }: Das Amt „{ $what }“ gibt es im Verfahren nicht.
finding-lesson-no-office-hint = Verwenden Sie die Kennung eines Amtes des Verfahrens.
finding-lesson-no-flow = Aufgabe { $exercise }: Den Pfeil „{ $what }“ gibt es im Verfahren nicht.
finding-lesson-no-flow-hint = Verwenden Sie die Kennung eines Pfeils des Verfahrens.
finding-lesson-no-term = Aufgabe { $exercise }: Die Frist „{ $what }“ gibt es im Datenblatt nicht.
finding-lesson-no-term-hint = Verwenden Sie die Kennung einer Frist des Datenblatts.
finding-lesson-points = Aufgabe { $exercise }: Die Punkte liegen nicht zwischen 0 und 100.
finding-lesson-points-hint = Schreiben Sie eine Zahl über 0, höchstens 100.
finding-lesson-attempts = Aufgabe { $exercise }: Die Versuche liegen nicht zwischen 1 und { $limit }.
finding-lesson-attempts-hint = Schreiben Sie in „attempts“, wie oft man es versuchen darf.
finding-lesson-hints = Aufgabe { $exercise }: Es sind mehr als { $limit } Hilfen, oder sie kosten mehr als alle Punkte.
finding-lesson-hints-hint = Eine Hilfe kostet einen Anteil der Punkte, von 0 bis 1; zusammen höchstens 1.
finding-lesson-key-choice = Aufgabe { $exercise }: Richtig sind { $right } Antworten.
finding-lesson-key-choice-hint = Kennzeichnen Sie eine richtige Antwort; sind es mehrere, schreiben Sie „many: true“.
finding-lesson-key-not-offered = Aufgabe { $exercise }: Die richtige Antwort „{ $what }“ steht nicht zur Wahl.
finding-lesson-key-not-offered-hint = Nehmen Sie sie in „offered“ auf, oder berichtigen Sie „key“.
finding-lesson-key-lever = Aufgabe { $exercise }: Richtig soll Nummer { $key } sein, die es nicht gibt.
finding-lesson-key-lever-hint = In „key“ werden die Antworten von 0 an gezählt.
finding-lesson-tolerance = Aufgabe { $exercise }: Die Toleranz liegt nicht zwischen 0 und 1.
finding-lesson-tolerance-hint = 0,2 lässt einen Wert gelten, der bis zu 20 % abweicht.
finding-lesson-weights = Aufgabe { $exercise }: Die Gewichte der Bewertung passen nicht.
finding-lesson-weights-hint = Schreiben Sie Zahlen von 0 bis 100, mindestens eine über 0.
finding-lesson-bounds = Aufgabe { $exercise }: Die Grenzen von „{ $what }“ passen nicht.
finding-lesson-bounds-hint = „low“ liegt nicht über „high“, und keines ist negativ.
finding-lesson-change = Aufgabe { $exercise }: Eine Änderung hat eine Zahl außerhalb der Grenzen.
finding-lesson-change-hint = Anteile gehen von 0 bis 1, Faktoren von 0 bis 100.
finding-lesson-cannot-run = Aufgabe { $exercise }: Das Verfahren lässt sich nicht simulieren; die Antwort kann nicht bewertet werden.
finding-lesson-cannot-run-hint = Öffnen Sie das Verfahren in Ablauf und sehen Sie in den Hinweisen nach, was fehlt.
finding-lesson-cannot-mark = Aufgabe { $exercise }: Die Simulation sagt nicht, welche Antwort richtig ist; die Antwort kann nicht bewertet werden.
finding-lesson-cannot-mark-hint = Wählen Sie beim Schreiben der Lektion eine andere Zahl oder Antworten, von denen eine die beste ist.

# Marks.
mark-option-right = Richtig.
mark-option-wrong = Nein.
mark-options-missing = { $count ->
        [one] Eine richtige Antwort fehlt.
        *[other] Es fehlen { $count } richtige Antworten.
    }
mark-spot-right = Ja: „{ $chosen }“.
mark-spot-wrong = Nein: „{ $chosen }“ ist es nicht.
mark-spot-tie = Die Simulation kann sie nicht unterscheiden: { $names }.
mark-figure-right = Richtig: { $gauge } beträgt { $mean } ± { $half }, Ihre Vorhersage { $said }.
mark-figure-near = Fast: { $gauge } beträgt { $mean } ± { $half }, Ihre Vorhersage { $said }.
mark-figure-high = Zu hoch: { $gauge } beträgt { $mean } ± { $half }, Ihre Vorhersage { $said }.
mark-figure-low = Zu niedrig: { $gauge } beträgt { $mean } ± { $half }, Ihre Vorhersage { $said }.
mark-duration-right = „{ $step }“: { $said } passt.
mark-duration-low = „{ $step }“: { $said } ist zu wenig.
mark-duration-high = „{ $step }“: { $said } ist zu viel.
mark-cause-right = „{ $item }“: richtig, { $cause }.
mark-cause-wrong = „{ $item }“: nein, nicht { $cause }.
mark-lever-right = Richtig: { $gauge } verbessert sich um { $gain } ± { $half }. Keine andere Wahl bringt mehr.
mark-lever-small = Es hilft, aber wenig: { $gauge } verbessert sich um { $gain } ± { $half }; die beste Wahl bringt { $best }.
mark-lever-none = Ein Gewinn ist nicht zu sehen: { $gauge } ändert sich um { $gain } ± { $half }; die beste Wahl bringt { $best }.
mark-trend-right-falls = { $gauge }: sinkt von { $before } auf { $after }.
mark-trend-right-rises = { $gauge }: steigt von { $before } auf { $after }.
mark-trend-right-cannot-tell = { $gauge }: lässt sich nicht sagen; der Unterschied { $delta } ± { $half } schließt die Null ein.
mark-trend-wrong-falls = { $gauge }: nein, der Wert sinkt von { $before } auf { $after } (Unterschied { $delta } ± { $half }).
mark-trend-wrong-rises = { $gauge }: nein, der Wert steigt von { $before } auf { $after } (Unterschied { $delta } ± { $half }).
mark-trend-wrong-cannot-tell = { $gauge }: nein, es lässt sich nicht sagen: Der Unterschied { $delta } ± { $half } schließt die Null ein.
mark-drawing-right = Die Zeichnung sagt dasselbe wie das Muster.
mark-step-missing = Der Schritt „{ $step }“ fehlt.
mark-step-extra = „{ $step }“ ist zu viel, oder heißt anders und steht woanders.
mark-kind-wrong = „{ $step }“ ist von der falschen Art: Es bedeutet etwas anderes.
mark-flow-missing = Der Pfeil von „{ $from }“ zu „{ $to }“ fehlt: Wie geht der Fall weiter?
mark-flow-extra = Der Pfeil von „{ $from }“ zu „{ $to }“ ist zu viel.
mark-office-wrong = „{ $step }“ ist nicht Sache von { $office }: Zuständig ist { $right }.
mark-office-missing = „{ $step }“ hat kein Amt: Zuständig ist { $right }.
mark-effect-missing = Bei „{ $step }“ fehlt eine Wirkung auf die Frist: { $effect }.
mark-effect-extra = „{ $step }“ hat diese Wirkung auf die Frist nicht: { $effect }.
mark-effect-missing-flow = Beim Pfeil von „{ $from }“ zu „{ $to }“ fehlt eine Wirkung auf die Frist: { $effect }.
mark-effect-extra-flow = Der Pfeil von „{ $from }“ zu „{ $to }“ hat diese Wirkung auf die Frist nicht: { $effect }.
mark-aspect-steps = Schritte und Reihenfolge
mark-aspect-offices = Richtiges Amt
mark-aspect-terms = Wirkungen auf die Frist

# Figures and units.
lesson-gauge-cycle = die mittlere Durchlaufzeit
lesson-gauge-cycle-p90 = die Zeit, in der 90 % der Fälle abgeschlossen werden
lesson-gauge-wait = die Wartezeit eines Falles
lesson-gauge-work = die Arbeit an einem Fall
lesson-gauge-cost = die Kosten eines Falles
lesson-gauge-within = der Anteil innerhalb der Frist „{ $name }“
lesson-gauge-load = die Auslastung von „{ $name }“
lesson-gauge-queue = die Warteschlange von „{ $name }“
lesson-gauge-step-wait = die Wartezeit bei „{ $name }“
lesson-amount = { $amount } { $unit }
lesson-unit-minutes = Minuten
lesson-unit-hours = Stunden
lesson-unit-days = Tage
lesson-unit-euro = €
lesson-unit-percent = %
lesson-unit-cases = Fälle
lesson-ask-slowest-step = Der Schritt, an dem die Fälle am längsten warten
lesson-ask-fullest-office = Das Amt mit der höchsten Auslastung
lesson-ask-slowest-office = Das Amt, dessen Warteschlange am meisten Zeit kostet
lesson-trend-falls = sinkt
lesson-trend-rises = steigt
lesson-trend-cannot-tell = lässt sich nicht sagen
lesson-kind-choice = Auswahl
lesson-kind-bottleneck = Engpass
lesson-kind-predict = Vorhersagen, dann simulieren
lesson-kind-draw = Zeichnung
lesson-kind-durations = Zeiten
lesson-kind-classify = Ursachen der Wartezeiten
lesson-kind-lever = Hebel
lesson-kind-read = Vergleich lesen


# The command line.
cli-about-lesson = Prüft die Datei einer Lektion
cli-arg-lesson-task = Was getan wird: check
cli-lesson-sum = Aufgaben: { $exercises } · Fehler: { $errors } · Anmerkungen: { $notes }
cli-about-progress = Zeigt, was die Lernenden gemacht haben, aus den Dateien eines Ordners
cli-arg-folder = Der Ordner mit den Ergebnisdateien
cli-arg-csv = Als Werte mit Kommas dazwischen, für eine Tabellenkalkulation
cli-progress-file = Datei
cli-progress-pseudonym = gewählter Name
cli-progress-lesson = Lektion
cli-progress-exercises = Aufgaben
cli-progress-solved = gelöst
cli-progress-attempts = Versuche
cli-progress-hints = Hilfen
cli-progress-points = Punkte
cli-progress-of = von
cli-progress-sum = { $files ->
        [one] Eine Datei.
        *[other] { $files } Dateien.
    }

# The window.
lesson-drawing-title = Aufgabe · { $name }
lesson-saved = Lektion gespeichert: { $path }
lesson-tab = Lektion
lesson-tab-free = Frei
lesson-begin = Beginnen
lesson-edit = Bearbeiten
lesson-about = { $minutes } Minuten · { $exercises ->
        [one] eine Aufgabe
        *[other] { $exercises } Aufgaben
    }
lesson-pseudonym = Wie möchten Sie genannt werden? (freiwillig)
lesson-pseudonym-hint = ein erfundener Name
lesson-save-progress = Ergebnisse speichern …
lesson-new = Neue Lektion
lesson-look = Neu lesen
lesson-privacy = Die Ergebnisse bleiben auf diesem Rechner. Wer unterrichtet, erhält sie nur, wenn Sie die Datei übergeben.
lesson-folder = Weitere Lektionen legen Sie in { $folder }.
lesson-leave = ← Alle Lektionen
lesson-place = Aufgabe { $at } von { $of } · Punkte: { $points }
lesson-notes = Hinweise für die Lehrperson
lesson-hint = Hilfe: { $text }
lesson-hint-ask = Eine Hilfe (kostet { $cost } der Punkte)
lesson-hints-paid = Die Hilfen kosten { $share } der Punkte.
lesson-waits = Simulation läuft …
lesson-hand-in = Antwort abgeben
lesson-retry = Noch einmal
lesson-on-map = Im Ablauf zeigen
lesson-next = Weiter
lesson-finish = Fertig
lesson-dots = Die Lektion
lesson-dot = Aufgabe { $at }
lesson-dot-solved = Aufgabe { $at }, gelöst
lesson-wait-of = Wartezeit
lesson-work-of = Arbeit
lesson-pick = bitte wählen …
lesson-draw-hint = Gezeichnet wird in einem eigenen Dokument: Die Studie bleibt, wie sie ist.
lesson-draw-shown = Zeichnen Sie nebenan; alles lässt sich zurücknehmen. Dann geben Sie ab.
lesson-draw-open = Zeichnung öffnen
lesson-draw-again = Zurück zur Zeichnung
lesson-mark = Bewertung
lesson-best = Ergebnis
lesson-attempts = { $left ->
        [one] Noch ein Versuch.
        *[other] Noch { $left } Versuche.
    }
lesson-solution = Richtig ist:

# The editor of lessons.
lesson-editor-close = Editor schließen
lesson-editor-undo = Änderung zurücknehmen
lesson-editor-redo = Änderung wiederholen
lesson-editor-save = Lektion speichern …
lesson-editor-unsaved = nicht gespeichert
unsaved-lesson-hint = Wenn Sie die Änderungen verwerfen, bleibt die Lektion, wie sie in ihrer Datei steht; eine nie gespeicherte Lektion geht verloren.
lesson-editor-kept = gespeichert
lesson-editor-whole = Die Lektion
lesson-editor-add = Aufgabe hinzufügen
lesson-editor-up = Nach oben
lesson-editor-down = Nach unten
lesson-editor-remove = Aufgabe entfernen
lesson-editor-findings = Prüfung
lesson-editor-good = Nichts zu berichtigen.
lesson-editor-drop = Entfernen
lesson-editor-add-hint = Hilfe hinzufügen
lesson-editor-add-goal = Ziel hinzufügen
lesson-editor-add-item = Eintrag hinzufügen
lesson-editor-add-staff = Hinzufügen: Personal eines Amtes
lesson-editor-add-factor = Hinzufügen: Arbeit eines Schrittes
lesson-editor-drop-change = Letzte Änderung entfernen
lesson-field-id = Kennung
lesson-field-title = Titel
lesson-field-minutes = Minuten
lesson-field-text = Text, der zuerst gelesen wird
lesson-field-goal = Ziel
lesson-field-notes = Hinweise für die Lehrperson
lesson-field-procedure = Verfahren aus dem Katalog
lesson-field-file = oder eine Datei neben der Lektion
lesson-field-kind = Art der Aufgabe
lesson-field-question = Frage
lesson-field-details = Was man wissen muss
lesson-field-points = Punkte
lesson-field-attempts = Versuche
lesson-field-hint = Hilfe
lesson-field-cost = Preis der Hilfe (Anteil der Punkte, 0–1)
lesson-field-after = Erklärung am Ende
lesson-field-variant = Betrachtete Variante
lesson-variant-as-is = der Ist-Zustand
lesson-field-many = Mehrere richtige Antworten
lesson-field-option = Antwort
lesson-field-right = richtig
lesson-field-why = Warum
lesson-field-figure = Zahl
lesson-field-tolerance = Toleranz (0–1)
lesson-field-target = Richtige Zeichnung
lesson-procedure-inside = Die offene Studie, in der Lektion selbst
lesson-procedure-inside-hint = Kopiert die Studie, die Sie geöffnet haben, wie sie jetzt ist, in die Lektion: Dann genügt die Datei der Lektion.
lesson-field-begin-of = Zeichnung, mit der begonnen wird
lesson-begin-target = die richtige
lesson-field-without-flows = Entfernte Pfeile
lesson-field-rerouted = Pfeile zum falschen Schritt
lesson-field-flow = Pfeil
lesson-field-to = Zum Schritt
lesson-field-empty = Beginnt ohne Schritte
lesson-field-without = Entfernte Schritte
lesson-field-unmarked = Schritte ohne Wirkung auf die Frist
lesson-field-moved = Schritte im falschen Amt
lesson-field-step = Schritt
lesson-field-office = Amt
lesson-field-is-wait = gefragt ist die Wartezeit, nicht die Arbeit
lesson-field-low = Kleinster richtiger Wert
lesson-field-high = Größter richtiger Wert
lesson-field-unit = Einheit
lesson-field-wait = Was geschieht
lesson-field-cause = Auf wen gewartet wird
lesson-field-ask = Was gesucht wird
lesson-field-offered = Zur Wahl
lesson-field-key = Richtige Antwort
lesson-key-simulated = was die Simulation ergibt
lesson-field-before = Erste Variante
lesson-field-compared = Zweite Variante
lesson-field-by-gain = Beurteilt wird der simulierte Gewinn
lesson-field-staff = Personal
lesson-field-factor = Faktor
lesson-field-share = Anteil (0–1)
