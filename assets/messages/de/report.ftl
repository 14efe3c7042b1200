# Die Seite für die Führungskraft, das Dossier, die Zeichnung auf Papier.

report-untitled = Verfahren ohne Namen
report-page = Seite für die Führungskraft
report-page-subject = Eine Seite für die Entscheidung: Zahlen mit ihrem Intervall, Zeichnungen, Risiko, Annahmen.
report-dossier = Dossier
report-dossier-subject = Das Verfahren, wie es ist und wie es sein könnte: Zeichnungen, Hinweise, Engpässe, Vergleich, Quellen.
report-drawing-subject = Die Zeichnung eines Verfahrens.
report-contents = Inhalt
report-footer = prodigio { $version } · Startwert { $seed } · Modell { $model }
report-others = { $count ->
    [one] und ein weiterer Punkt
   *[other] und { $count } weitere Punkte
}
report-left-out = { $count ->
    [one] Gekürzte Liste: eine weitere Zeile steht in der Studie.
   *[other] Gekürzte Liste: { $count } weitere Zeilen stehen in der Studie.
}

# Was entscheidet

report-says-better = { $name } wird besser: von { $before } auf { $after } mit „{ $variant }“ ({ $delta }, 95-%-Intervall { $range }).
report-says-worse = { $name } wird schlechter: von { $before } auf { $after } mit „{ $variant }“ ({ $delta }, 95-%-Intervall { $range }).
report-says-same = { $name }: { $before } heute und mit „{ $variant }“.
report-says-untold = { $name }: von { $before } auf { $after } mit „{ $variant }“, doch der Unterschied lässt sich vom Zufall nicht trennen (95-%-Intervall { $range }).
report-says-one = { $name }: { $value }.
report-no-figures = Zahlen gibt es noch nicht: Das Verfahren lässt sich nicht simulieren.
report-none-ends = In der simulierten Zeit kommt kein Fall zum Ende: Darüber lässt sich nichts sagen.
report-none-ends-of = In der simulierten Zeit kommt kein Fall von „{ $variant }“ zum Ende: Die beiden lassen sich nicht vergleichen.
report-no-run = Lässt sich nicht simulieren: Es fehlen Daten, oder etwas stimmt nicht.
report-illustrative = { $count ->
    [one] { $count } von { $of } Zahlen ist ein Beispielwert: Das Ergebnis zeigt die Methode, kein wirkliches Amt.
   *[other] { $count } von { $of } Zahlen sind Beispielwerte: Das Ergebnis zeigt die Methode, kein wirkliches Amt.
}
report-difference = Unterschied
report-from-zero = Von null
report-interval = 95-%-Intervall
report-range = [{ $from }; { $to }]

# Die Zeichnungen

report-drawing = { $name } · { $steps } { $steps ->
    [one] Schritt
   *[other] Schritte
}.
report-drawing-alt = Zeichnung von „{ $name }“: { $steps } Schritte in { $lanes } Bahnen.
report-legend-before = − gestrichelt: entfällt.
report-legend-after = + neu, ≠ geändert.
report-sheet = Blatt { $name } von { $last }
report-sheets = Die Zeichnung steht auf { $count } Blättern, die sich etwas überlappen: An den Zeichen in den Ecken werden sie geschnitten oder aneinandergelegt. Buchstaben von links nach rechts, Zahlen von oben nach unten.
report-sheets-small = Die Zeichnung ist sehr groß: Auch auf { $count } Blättern misst die Schrift nur { $size } pt. Ganz lesbar ist das SVG-Bild.
report-inside = Im Inneren von „{ $name }“

# Für wen, das Risiko, wie sicher

report-for-whom = Was sich für wen ändert
report-no-changes = Beide Verfahren haben denselben Aufbau.
report-load-change = Auslastung { $from } → { $to }.
report-load-same = Auslastung { $from } → { $to }: nicht zu unterscheiden.
report-where = Wo die Fälle warten
report-of-all-wait = ({ $share } der ganzen Wartezeit)
report-no-wait = Kein Fall wartet messbar.
report-risk = Das Risiko
report-risk-unknown = Nicht bekannt: Ohne Zahlen lässt sich nichts sagen.
report-late = Außerhalb der Frist – { $term }: { $share }.
report-late-year = { $count ->
    [one] Das ist etwa ein Fall im Jahr.
   *[other] Das sind etwa { $count } Fälle im Jahr.
}
report-promise-missed = Unter der Zusage von { $share }.
report-office-full = { $office } arbeitet nahe an der Grenze, Auslastung { $load }: Jede Störung verlängert sofort die Warteschlangen.
report-office-free = Am stärksten ausgelastet ist { $office } mit { $load }: Eine Störung wird verkraftet.
report-untold = Ob sich etwas ändert, lässt sich nicht sagen: { $names }.
report-corruption = { $count ->
    [one] { $count } Schritt mit hohem Korruptionsrisiko: { $names }.
   *[other] { $count } Schritte mit hohem Korruptionsrisiko: { $names }.
}
report-sure = Worauf es beruht
report-numbers = { $count ->
    [one] { $count } Zahl im Modell: { $list }.
   *[other] { $count } Zahlen im Modell: { $list }.
}
report-source-count = { $name }: { $count }
report-unsourced = ohne Quelle
report-unsure = Wenig sicher: { $count } von { $of }.
report-luck = { $count } simulierte Läufe mit im Mittel { $cases } Fällen; Startwert { $seed }.
report-luck-pairs = { $count } Paare von Läufen mit demselben Zufall, im Mittel { $cases } Fälle; Startwert { $seed }.
report-short = Sehr großes Verfahren: Es wurde mit wenigen Läufen simuliert, die Intervalle sind breit. Mehr Läufe können verlangt werden.

# Das Dossier

report-card = Das Verfahren
report-term = Frist: { $name }
report-size = { $steps } { $steps ->
    [one] Schritt
   *[other] Schritte
}, { $flows } { $flows ->
    [one] Pfeil
   *[other] Pfeile
}, { $lanes } { $lanes ->
    [one] Bahn
   *[other] Bahnen
}.
report-cases = { $cases } Fälle im Jahr.
report-year-cost = Kosten eines Jahres: etwa { $cost }.
report-findings = Hinweise
report-no-findings = Keine Hinweise.
report-missing = Was fehlt
report-causes = Worauf gewartet wird
report-causes-note = Tage Wartezeit je Fall mit 95-%-Intervall; parallele Zweige werden zusammengezählt.
report-offices = Ämter
report-slowest = Die langsamsten Schritte
report-times = Wie lange die Fälle dauern
report-times-note = Anteil der Fälle nach Dauer in Tagen, vom Eingang bis zum Ende; das letzte Hundertstel steht in der letzten Säule.
report-times-alt = Dauer der Fälle: im Mittel { $mean }, jeder zehnte länger als { $p90 }.
report-p90-mark = 90 % innerhalb von { $value }
report-term-mark = Frist: { $term }
report-term-alt = { $name }: { $within } der Fälle. Das letzte Hundertstel steht in der letzten Säule.
report-days = Tage
report-working-days = Arbeitstage
report-comparison = Vergleich
report-comparison-note = Beide Varianten haben denselben Zufall. Wo das Intervall des Unterschieds die Null einschließt, steht „nicht zu unterscheiden“.
report-gains-note = Jede Änderung wird allein am Ist-Zustand vorgenommen und allein aus dem Soll weggelassen, mit demselben Zufall; in Klammern das 95-%-Intervall.
report-gains-short = Bei einem so großen Verfahren wird der Gewinn jeder Änderung hier nicht berechnet. Sie erhalten ihn mit: prodigio compare --gains
report-gains-what = was sie bewirkt
report-gains-out = Verlust, wenn weggelassen
report-gains-by = Gewinn gemessen an: { $aim }
report-gain-impossible = allein nicht simulierbar
report-kind = Was
report-change = Änderung
report-annotations = Angaben Schritt für Schritt
report-annotations-of = Angaben: { $name }
report-no-steps = Keine Schritte.
report-notes = Offene Prüfnotizen
report-notes-of = Prüfnotizen: { $name }
report-sources = Quellen
report-sources-note = Jede Zahl des Modells mit ihrer Quelle. „Beispielhaft“ heißt: erfunden, um glaubwürdig zu sein.
report-no-numbers = Im Modell stehen keine Zahlen.
report-made = Wie die Zahlen entstanden sind
report-made-version = Programm: prodigio { $version }.
report-made-model = Inhalt der Studie (Prüfsumme): { $model }.
report-made-seed = Startwert des Zufalls: { $seed }. Dieselbe Studie, derselbe Startwert und dasselbe Programm ergeben dieselben Zahlen.
report-made-days = Gemessen werden Fälle, die in { $measured } Tagen nach { $warmup } Tagen Anlauf eingehen; offene werden weitere { $drain } Tage verfolgt.
report-made-cases = Je Lauf werden { $cases } Fälle simuliert.
report-made-run = { $name }: { $count } Läufe, im Mittel { $cases } abgeschlossene Fälle.
report-made-paired = Unterschiede werden Paar für Paar berechnet, mit denselben Eingängen und demselben Zufall; t-Intervalle nach Student zu 95 %.
report-run-notes = Anmerkungen der Simulation

report-col-office = Amt
report-col-staff = Personal
report-col-load = Auslastung
report-col-queue = Mittlere Schlange
report-col-queue-wait = Warten in der Schlange
report-col-share = Anteil der Wartezeit
report-col-step = Schritt
report-col-visits = Besuche
report-col-wait = Wartezeit je Fall
report-col-critical = Auf dem kritischen Weg
report-col-severity = Schwere
report-col-place = Wo
report-col-finding = Hinweis und Abhilfe
report-col-more = Weiteres
report-col-numbers = Zahlen
report-col-source = Quelle
report-col-who = Wer oder was
report-col-when = Wann
report-col-sure = Sicherheit
report-col-number = Nr.
report-col-note = Notiz und Antworten
report-col-by = Wer und wann
report-col-field = Angabe
report-col-value = Inhalt

# Übergabe

deliver-page = Seite für die Führungskraft
deliver-dossier = Dossier
deliver-drawing = Zeichnung auf Papier
deliver-paper-note-page = Eine Seite A4 mit dem, was entscheidet: die fünf wichtigsten Zahlen mit ihrem Intervall, beide Zeichnungen, was sich für wen ändert, das Risiko und die Annahmen. Bei nur einer Variante ist es die Seite des Ist-Zustands.
deliver-paper-note-dossier = Alles, was bekannt ist: Datenblatt, Zeichnungen, Hinweise, Engpässe mit Diagrammen, Vergleich, Angaben Schritt für Schritt, die Quelle jeder Zahl, Startwert und Prüfsumme des Modells.
deliver-paper-note-drawing = Die Karte dieser Variante als Vektorgrafik mit auswählbarem Text: auf ein Blatt eingepasst oder auf mehreren Blättern, die aneinandergelegt werden.
deliver-format = Format
deliver-language = Sprache des Dokuments
deliver-sheet = Blatt
deliver-tiles = Auf mehreren Blättern, lesbar
deliver-writing = Wird simuliert und geschrieben: { $done } von { $most }
deliver-stop = Abbrechen
preview-pages = { $count ->
    [one] eine Seite
   *[other] { $count } Seiten
}
preview-make = Vorschau erstellen
preview-renew = Erneuern
preview-stale = Seither hat sich etwas geändert
preview-none = Die Seiten, wie sie gedruckt werden. Zuvor wird simuliert: Das kann einige Sekunden dauern.
preview-making = Es wird simuliert: { $done } von { $most }
preview-page = Seite { $page } von { $count }
compare-page = Seite für die Führungskraft
notice-paper-stopped = Abgebrochen: Nichts wurde geschrieben in { $path }.

# Befehlszeile

cli-about-report = Schreibt die Seite für die Führungskraft oder das Dossier, als PDF oder HTML
cli-arg-as_is = Variante, die als Ist gezeigt wird; sonst der Ist-Zustand der Studie
cli-arg-to_be = Variante, mit der verglichen wird; sonst der erste Soll-Zustand
cli-arg-kind = page (eine Seite, das Übliche) oder dossier
cli-arg-paper = Papierformat eines PDF: a4 (üblich) oder a3
cli-arg-tiles = verteilt die Zeichnung auf mehrere Blätter mit lesbarer Schrift
cli-only-pdf = --paper und --tiles gelten nur für eine Datei .pdf. Hilfe: prodigio render --help
