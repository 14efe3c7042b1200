# Vorschläge: Hebel, Rechtsfragen, Suche nach Sätzen.

proposal-eliminate = Den Schritt weglassen
proposal-merge = Zwei Schritte zusammenlegen
proposal-move-earlier = Prüfung am Eingang
proposal-parallelise = Nebeneinander
proposal-rule = Regel statt Gutachten
proposal-self-declaration = Eigenerklärung und Stichproben
proposal-acquire = Daten automatisch übernehmen
proposal-form = Einheitliches Formular
proposal-one-desk = Eine Übergabe weniger
proposal-delegate = Unterschrift übertragen
proposal-oftener = Häufigere Sitzungen
proposal-continuous = Laufend statt in Sitzungen
proposal-notify = Digitale Zustellung
proposal-timer = Frist für das Warten
proposal-pool = Personal gemeinsam nutzen
proposal-specialise = Eigenes Personal für den Schritt
proposal-move-staff = Eine Person versetzen
proposal-edit-eliminate = „{ $step }“ entfällt; der Pfeil führt weiter.
proposal-edit-merge = „{ $other }“ wird Teil von „{ $step }“: Die Arbeit wird zusammengezählt, eine Warteschlange entfällt.
proposal-edit-move-earlier = Die Entscheidung „{ $step }“ kommt vor „{ $other }“: Wer abgewiesen wird, beschäftigt die Ämter nicht mehr.
proposal-edit-parallelise = „{ $step }“ und „{ $other }“ laufen gleichzeitig zwischen zwei parallelen Verzweigungen.
proposal-edit-rule = „{ $step }“ wird zur Regel; das Warten auf die andere Körperschaft entfällt.
proposal-edit-self-declaration = Nur ein Teil der Fälle durchläuft „{ $step }“; die anderen gehen weiter.
proposal-edit-acquire = In „{ $step }“ werden Daten nicht mehr abgetippt, sondern aus dem System gelesen; ein Teil der Arbeit bleibt.
proposal-edit-form = Weniger Fälle nehmen den Zweig „{ $step }“.
proposal-edit-one-desk = „{ $step }“ geht an { $office }.
proposal-edit-delegate = „{ $step }“ unterschreibt { $office }.
proposal-edit-oftener = Die Sitzungen von „{ $step }“ finden etwa doppelt so oft statt.
proposal-edit-continuous = „{ $step }“ wartet nicht auf die Sitzung: jeder Fall, wenn er kommt.
proposal-edit-notify = „{ $step }“ geht an das digitale Domizil; ein Teil des Wartens auf die Post bleibt.
proposal-edit-timer = Am Rand von „{ $step }“ sitzt ein Zeitereignis: Schweigt die andere Körperschaft, geht der Fall weiter.
proposal-edit-pool = Personal und Schritte von { $other } gehen an { $office }.
proposal-edit-specialise = Ein Teil des Personals macht nur noch „{ $step }“, als eigenes Amt mit denselben Öffnungszeiten.
proposal-edit-move-staff = Eine Person von { $other } zu { $office }.
proposal-made-decision = In der Stichprobe?
proposal-made-checked = in der Stichprobe
proposal-made-trusted = auf die Erklärung hin
proposal-made-alone = ein einzelner Schritt
proposal-question-eliminate = Verlangt eine Norm oder Verordnung diesen Schritt?
proposal-question-merge = Müssen Bearbeitung und Kontrolle getrennt bleiben?
proposal-question-move-earlier = Vor einer Ablehnung auf Antrag ist die Partei anzuhören (G. 241/1990, Art. 10-bis): Bleibt die Mitteilung der Hinderungsgründe an ihrem Platz?
proposal-question-parallelise = Ist die Reihenfolge der beiden Schritte vorgeschrieben, oder braucht der eine das Ergebnis des anderen?
proposal-question-rule = Ist das Gutachten gesetzlich vorgeschrieben (G. 241/1990, Art. 16)? Eine Regel ersetzt es nur, wenn die begutachtende Stelle zustimmt.
proposal-question-self-declaration = Kann die Tatsache erklärt werden? Welcher Anteil wird nach welchem schriftlichen Kriterium geprüft, und was folgt auf eine falsche Erklärung?
proposal-question-acquire = Gibt es einen Dienst für diese Daten, und ist die Körperschaft dazu berechtigt? Was eine Verwaltung schon hat, wird nicht verlangt (G. 241/1990, Art. 2 Abs. 7).
proposal-question-form = Verlangt das Formular nur, was die Norm vorsieht? Eine Ergänzung setzt die Frist nur einmal aus (G. 241/1990, Art. 2 Abs. 7).
proposal-question-one-desk = Die zuständige Einheit ist je Verfahrensart festgelegt (G. 241/1990, Art. 4): Ist der Akt dazu zu ändern?
proposal-question-delegate = Kann die Unterschrift übertragen werden, und mit welchem Akt? Wer entscheidet, darf vom Ergebnis der Ermittlung nur mit Begründung abweichen (G. 241/1990, Art. 6).
proposal-question-oftener = Legt die Geschäftsordnung die Termine fest, und ist das Gremium beschlussfähig?
proposal-question-continuous = Verlangt das Gesetz ein Kollegialorgan, oder kann eine Person entscheiden?
proposal-question-notify = Hat die Empfängerin oder der Empfänger ein digitales Domizil? Für die anderen bleibt die Post.
proposal-question-timer = Was gilt hier das Schweigen? Bei Umwelt, Landschaft und Gesundheit wird trotzdem gewartet (G. 241/1990, Art. 16, 17, 17-bis).
proposal-question-pool = Erlauben es Berufsbilder und Verträge, und wer leitet das gemeinsame Amt?
proposal-question-specialise = Erlauben es Berufsbilder und Verträge, und wer vertritt dieses Personal, wenn es fehlt?
proposal-question-move-staff = Erlauben es Berufsbild und Vertrag der Person, und wer macht die Arbeit, die sie zurücklässt?
proposal-why-eliminate = Er berührt keine Frist, entscheidet nichts, und niemand nutzt sein Ergebnis: Braucht es ihn?
proposal-why-merge = Gleiches Amt, einer nach dem anderen.
proposal-why-move-earlier = Die Prüfung kann den Fall abweisen und braucht nichts von dem, was vorher geschieht.
proposal-why-parallelise = Verschiedene Ämter; kein Dokument und keine Daten gehen vom einen zum anderen.
proposal-why-parallelise-unsaid = Verschiedene Ämter; Dokumente und Systeme sind nicht bei beiden vermerkt: bitte prüfen, ob etwas vom einen zum anderen geht.
proposal-why-rule = Es wird auf eine andere Körperschaft gewartet.
proposal-why-self-declaration = Ein Amt prüft jeden Fall.
proposal-why-acquire = Hier werden Daten von Hand abgetippt.
proposal-why-form = Der Zweig wartet auf die antragstellende Person und kehrt zur Prüfung zurück: Der Antrag war unvollständig.
proposal-why-one-desk = Der Fall geht an ein anderes Amt.
proposal-why-delegate = Zur Unterschrift geht der Fall an ein anderes Amt.
proposal-why-oftener = Es wird auf die Sitzung gewartet.
proposal-why-continuous = Es wird auf die Sitzung gewartet.
proposal-why-notify = Es wird auf die Post gewartet.
proposal-why-timer = Es wird ohne Frist auf eine andere Körperschaft gewartet.
proposal-why-pool = Gleiche Öffnungszeiten; das eine ist voll, das andere weniger.
proposal-why-specialise = Das Amt macht auch anderes: Kurze Arbeit wartet hinter langer.
proposal-why-move-staff = Das Amt ist voll, das andere kann eine Person abgeben.
proposal-not-gone = Den Schritt gibt es nicht mehr.
proposal-not-not-a-task = Das ist keine Tätigkeit.
proposal-not-not-in-line = Es gibt mehr als einen Pfeil hinein oder hinaus.
proposal-not-has-events = Am Rand sitzen Ereignisse.
proposal-not-on-the-clock = Eine Wirkung auf die Frist hängt daran.
proposal-not-decides = Hier wird entschieden.
proposal-not-needed-later = Ein anderer Schritt nutzt sein Ergebnis.
proposal-not-leads-there-too = Ein Pfeil führt schon unmittelbar zum Nächsten.
proposal-not-no-neighbor = Unmittelbar davor oder danach ist keine Tätigkeit.
proposal-not-no-office = Das Amt ist nicht bekannt.
proposal-not-same-office = Es ist dasselbe Amt: Es arbeitet ohnehin an einer Sache nach der anderen.
proposal-not-other-office = Der Schritt daneben gehört einem anderen Amt.
proposal-not-answers-it = Der eine antwortet dem anderen.
proposal-not-other-phase = Die beiden Schritte gehören zu verschiedenen Phasen.
proposal-not-passes-data = Ein Dokument oder Daten gehen vom einen zum anderen.
proposal-not-no-check = Es führt zu keiner Wahl, die den Fall abweist.
proposal-not-nothing-before = Davor ist nichts, was später geschehen könnte.
proposal-not-not-ours = Es ist kein Amt der Körperschaft.
proposal-not-checks-nothing = Es werden keine Dokumente geprüft.
proposal-not-no-incomplete = Kein Zweig fragt die antragstellende Person noch einmal.
proposal-not-no-share = Der Anteil des Zweiges ist nicht bekannt.
proposal-not-not-alike = Wartezeiten, Sitzungen, Wiederholungen oder Personal lassen sich nicht zusammenlegen.
proposal-not-no-opinion = Es wird auf keine andere Körperschaft gewartet.
proposal-not-no-copying = Keine Daten sind als von Hand abgetippt vermerkt.
proposal-not-no-decision = Der Schritt gehört nicht zur Entscheidungsphase.
proposal-not-no-hand-off = Es gibt keine Übergabe an ein anderes Amt der Körperschaft.
proposal-not-no-sittings = Es hängt von keinen Sitzungen ab.
proposal-not-often-enough = Die Sitzungen sind schon wöchentlich oder an festen Tagen.
proposal-not-no-post = Es wird nicht auf die Post gewartet.
proposal-not-has-a-term = Eine Frist beendet das Warten schon.
proposal-not-no-figure = Die gesetzliche Zahl zu diesem Tag ist nicht sicher bekannt.
proposal-not-no-staff = Das Personal des Amtes ist nicht bekannt.
proposal-not-one-person = Im Amt arbeitet nur eine Person.
proposal-not-few-staff = Das Personal des Amtes reicht nicht für diesen Schritt und die anderen zugleich.
proposal-not-only-step = Das Amt macht in diesem Verfahren nichts anderes.
proposal-not-no-load = Die Auslastung des Amtes ist nicht bekannt.
proposal-not-nobody-free = Kein anderes Amt kann eine Person abgeben.
proposal-not-nobody-alike = Kein anderes Amt mit denselben Öffnungszeiten ist weniger voll.
assumed-work-left = verbleibende Arbeit
assumed-wait-left = verbleibendes Warten
assumed-share-left = verbleibender Anteil
assumed-checked = geprüfte Fälle
assumed-minutes = Arbeit in Minuten
assumed-days = Frist in Tagen
assumed-staff = Personal nur für diesen Schritt
assumed-guess = zu prüfende Schätzung
assumed-value = { $what }: { $value } ({ $source })
edit-adopt = Vorschlag angenommen: { $what ->
    [eliminate] { proposal-eliminate }
    [merge] { proposal-merge }
    [move-earlier] { proposal-move-earlier }
    [parallelise] { proposal-parallelise }
    [rule] { proposal-rule }
    [self-declaration] { proposal-self-declaration }
    [acquire] { proposal-acquire }
    [form] { proposal-form }
    [one-desk] { proposal-one-desk }
    [delegate] { proposal-delegate }
    [oftener] { proposal-oftener }
    [continuous] { proposal-continuous }
    [notify] { proposal-notify }
    [timer] { proposal-timer }
    [pool] { proposal-pool }
    [specialise] { proposal-specialise }
   *[move-staff] { proposal-move-staff }
}
finding-proposal-unfit = Der Vorschlag passt nicht mehr zur Zeichnung.
finding-proposal-unfit-hint = Suchen Sie die Vorschläge neu oder ändern Sie von Hand.
finding-adopted-too-many = Für diese Variante sind schon zu viele Vorschläge angenommen.
finding-adopted-too-many-hint = Legen Sie eine neue Variante an.
proposals-title = Vorschläge
proposals-left-out = { $count ->
    [one] Ein weiterer Vorschlag ist nicht aufgeführt.
   *[other] { $count } weitere Vorschläge sind nicht aufgeführt.
}
proposals-none = Kein Vorschlag gefunden: Vielleicht fehlen Zeiten, Ämter, Dokumente oder Systeme bei den Schritten. Bei einem gewählten Schritt stehen alle Hebel.
proposals-no-term = Keine Frist im Datenblatt, oder keine wird versäumt: geordnet nach mittlerer Zeit.
proposals-no-cases = Kein Fall endet in der simulierten Zeit: Die Wirkungen lassen sich nicht messen.
proposals-cannot-run = Das Verfahren lässt sich nicht simulieren: Die Vorschläge haben keine Zahlen. { $why }
proposals-how = Differenzen aus Paaren von Läufen mit demselben Zufall; gleicher Rang: Die Reihenfolge steht noch nicht fest. Die Rechtsfrage bleibt bei denen, die entscheiden.
proposals-refused = passt nicht
proposals-not-tried = nicht erprobt
proposals-at-base = Vorschläge: das Verfahren, wie es ist, { $n } Läufe
proposals-at-singles = Vorschläge: einzeln, { $n } Läufe
proposals-at-sets = Vorschläge: mehrere zusammen, { $n } Läufe
proposals-at-frontier = Vorschläge: die Grenzlinie, { $n } Läufe
proposals-done = Vorschläge: { $n } Läufe
frontier-title = Wie viel womit erreicht wird
frontier-euro = Ausgaben im ersten Jahr (einmalig und jährlich) und Gewinn; jeder Punkt bringt sicher mehr als der vorige, gemessen mit Zufall, der ihn nicht ausgewählt hat.
frontier-changes = Zahl der Änderungen und Gewinn: Niemand hat gesagt, was sie kosten. Jeder Punkt bringt sicher mehr als der vorige, gemessen mit Zufall, der ihn nicht ausgewählt hat.
frontier-none = Kein Satz von Vorschlägen bringt sicher mehr als das Verfahren, wie es ist.
frontier-unpriced = { $count ->
    [one] Ein Vorschlag ohne Kosten geht nicht in die Sätze ein.
   *[other] { $count } Vorschläge ohne Kosten gehen nicht in die Sätze ein.
}
frontier-sets = { $count ->
    [0] Kein Satz aus mehreren Vorschlägen erprobt.
    [one] Ein Satz aus mehreren Vorschlägen erprobt.
   *[other] { $count } Sätze aus mehreren Vorschlägen erprobt.
}
frontier-of = { $count ->
    [one] { $count } Änderung
   *[other] { $count } Änderungen
}
proposals-col-rank = #
proposals-col-proposal = Vorschlag
proposals-col-where = wo
proposals-col-within = in der Frist
proposals-col-time = mittlere Zeit
proposals-col-cost = Kosten je Fall
proposals-col-price = Ausgaben 1. Jahr
proposals-col-code = Code
proposals-col-set = Satz
edit-adopt-all = { $count ->
    [one] ein Vorschlag angenommen
   *[other] { $count } Vorschläge angenommen
}
cli-about-improve = Findet Vorschläge für ein Verfahren, misst sie und sucht die besten Sätze.
cli-arg-budget = Höchste Ausgaben im ersten Jahr für einen Satz von Vorschlägen, in Euro.
cli-arg-changes = Höchstzahl der Vorschläge in einem Satz (1–12).
cli-arg-cost = Was ein Vorschlag kostet, nach Code; mehrfach möglich.
cli-arg-step = Schritt, dessen Hebel alle mitgemessen werden, nach seiner Kennung; mehrfach möglich
cli-improve-step = es gibt keinen Schritt „{ $value }“
cli-improve-cost = „{ $value }“ ist nicht CODE=EURO eines gefundenen Vorschlags. Beispiel: --cost parallelise:a+b=2500. Die Codes stehen in der Liste von „prodigio improve DATEI“.
half-numbers = Zahlen, eine nach der anderen
proposal-accept = In den Soll-Zustand übernehmen
proposal-accept-of = Übernehmen: { $what }
proposal-measure = Unter den Vorschlägen messen
proposal-measure-of = Messen: { $what }
proposal-accept-set = Satz übernehmen
proposal-law = Rechtsfrage: { $question }
proposal-cost-once = einmalige Kosten
proposal-cost-yearly = Kosten im Jahr
proposal-unknown = unbekannt
assumed-wrong = Zahl außerhalb der Grenzen: ein Anteil von 0 bis 100 % oder eine nicht negative Zahl bis 10.000.
frontier-budget = Höchste Ausgaben im ersten Jahr
frontier-points = Punkte des Anteils in der Frist
frontier-days = Tage weniger
frontier-spoken = { $count ->
    [one] Grenzlinie mit einem Punkt
   *[other] Grenzlinie mit { $count } Punkten
}
adopted-title = Angenommene Vorschläge
adopted-expected = erwartet: { $figures }
adopted-cost = Ausgaben im ersten Jahr: { $euro }
adopted-owner = Wer sich darum kümmert
adopted-note = Anmerkung
half-across = Varianten × Szenarien
across-indicator = Kennzahl
across-variant = Variante
across-note = Jede Variante in jedem Szenario. Die erste Zeile ist der Wert mit seinem Intervall; die anderen sagen den Unterschied zur ersten im selben Szenario, mit demselben Zufall.
across-no-scenarios = Keine Variante hat Szenarien: Sie entstehen unter „Zahlen, eine nach der anderen“ mit dem Plus am Ende der Zeile.
across-left-out = Nicht gerechnet: { $variants ->
    [one] eine Variante
   *[other] { $variants } Varianten
}, { $scenarios ->
    [one] ein Szenario
   *[other] { $scenarios } Szenarien
}.
across-in-part = * Ein Teil des Szenarios nennt Ämter, Schritte oder Pfeile, die diese Variante nicht hat, oder gibt Personal oder Anteile vor, die diese Variante geändert hat: Wo etwas fehlt, gilt der Rest; sonst gilt die Zahl des Szenarios.
across-first-cannot = „{ $name }“ lässt sich nicht simulieren: Ohne die erste Zeile gibt es keine Zahlen, an denen sich die anderen messen lassen.
across-cannot-run = nicht simulierbar
across-cannot-why = Warum sich „{ $name }“ nicht simulieren lässt: { $why }
across-waits = Die Tabelle wird gerechnet oder fortgesetzt, sobald die Simulation fertig ist.
across-progress = Varianten und Szenarien: { $done } von { $most }
payback-title = Rückfluss der Ausgaben
payback-spent = { $once } einmalig, { $yearly } im Jahr{ $unpriced ->
    [0] { "" }
    [one] {" "}(ein angenommener Vorschlag ohne bekannte Kosten)
   *[other] {" "}({ $unpriced } angenommene Vorschläge ohne bekannte Kosten)
}
payback-saved = Ersparnis { $euro } ± { $half } im Jahr, nach Abzug der jährlichen Ausgaben
payback-after = macht sich in { $mean } Jahren bezahlt ({ $least } bis { $most })
payback-at-once = keine einmalige Ausgabe: macht sich sofort bezahlt
payback-cannot-tell = ob es sich bezahlt macht, lässt sich nicht sagen; nicht vor { $least } Jahren
payback-never = macht sich nicht bezahlt
payback-unknown = der Rückfluss ist nicht bekannt: Es fehlen Fälle im Jahr, Stundenkosten oder Läufe
cli-arg-all = Rechnet alle Varianten in allen Szenarien, gegen die erste
cli-arg-indicator = Die Kennzahl der Tabelle, nach Schlüssel, etwa mean-time oder cost; mit --all
cli-across-none = die Kennzahl „{ $value }“ gibt es bei diesem Verfahren nicht. Es gibt: { $known }
