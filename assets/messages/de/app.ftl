# Commands and notices.

# Names of new things
as-is = Ist-Zustand
to-be = Soll-Zustand
new-study = Neue Studie
new-lane = Neue Bahn

# Workspaces
workspace-map = Ablauf
workspace-analyse = Analyse
workspace-compare = Vergleich
workspace-teach = Schulung
workspace-deliver = Ausgabe

# Deliveries
deliver-bpmn = BPMN 2.0
deliver-svg = SVG-Bild
deliver-png = PNG-Bild

# Actions
action-new = Neue Studie
action-open = Öffnen
action-catalogue = Katalog der Vorlagen
action-save = Speichern
action-save-as = Speichern unter
action-close = Schließen
action-quit = Beenden
action-undo = Rückgängig
action-redo = Wiederholen
action-delete = Löschen
action-select-all = Alles auswählen
action-select-none = Auswahl aufheben
action-append = Schritt anfügen
action-append-gateway = Verzweigung anfügen
action-append-end = Ende anfügen
action-create = Neuer Schritt hier
action-rename = Umbenennen
action-replace = Art ändern
action-select-tool = Auswählen und verschieben
action-lasso-tool = Mit Rahmen auswählen
action-hand-tool = Ansicht verschieben
action-connect-tool = Verbinden
action-walk-next = Nächster Schritt
action-walk-back = Vorheriger Schritt
action-follow = Dem Pfeil folgen
action-branch-up = Zweig darüber
action-branch-down = Zweig darunter
action-add-lane = Bahn hinzufügen
action-arrange = Zeichnung neu anordnen
action-arrange-selection = Auswahl anordnen
action-toggle-continuous = Nach jeder Änderung anordnen
action-reroute = Pfeile neu führen
action-new-to-be = Soll-Variante anlegen
action-zoom-in = Vergrößern
action-zoom-out = Verkleinern
action-zoom-100 = Originalgröße
action-fit = Alles zeigen
action-zoom-selection = Auswahl zeigen
action-go-map = Zu Ablauf
action-go-analyse = Zu Analyse
action-go-compare = Zu Vergleich
action-go-teach = Zu Schulung
action-go-deliver = Zu Ausgabe
action-toggle-theme = Hell oder dunkel
action-theme-light = Helles Design
action-theme-dark = Dunkles Design
action-theme-contrast = Hoher Kontrast
action-italian = Italiano
action-german = Deutsch
action-english = English
action-text-larger = Größere Schrift
action-text-smaller = Kleinere Schrift
action-palette = Befehl suchen
action-keys = Tastenkürzel
action-about = Über prodigio
action-simulate = Neu simulieren
action-stop = Simulation anhalten
action-together = Offene Studien gemeinsam simulieren
action-export-table = Tabelle der Engpässe schreiben (CSV)
action-teach-play = Fall abspielen oder anhalten
action-teach-next = Nächster Moment
action-teach-back = Vorheriger Moment
action-teach-other = Anderen Fall zeigen
action-teach-crowd = Ein Fall oder viele
action-teach-reveal = Zeichnung verdecken, dann nächsten Schritt aufdecken
action-teach-hide = Zuletzt aufgedeckten Schritt verdecken
action-teach-reveal-all = Ganze Zeichnung aufdecken
action-teach-spotlight = Licht auf den Schritt unter dem Zeiger
action-teach-big = Große Schrift für den Kursraum
action-teach-present = Bildschirm für den Kursraum
action-teach-faster = Schneller
action-teach-slower = Langsamer
action-teach-first = Zurück zum Anfang
action-teach-last = Zum Ende
action-teach-slowest = Langsamster Fall
action-teach-typical = Typischer Fall
action-teach-late = Fall außerhalb der Frist
action-teach-looping = Fall, der am häufigsten zurückkehrt

# Notices
notice-job-failed = Eine Berechnung ist wegen eines Programmfehlers abgebrochen: { $what }. Nichts ist verloren: speichern und noch einmal versuchen.
notice-tidy-already = Es ist schon alles in Ordnung.
notice-continuous-on = Die Zeichnung ordnet sich jetzt nach jeder Änderung selbst an.
notice-continuous-off = Die Zeichnung ordnet sich nicht mehr selbst an.
notice-undone = Rückgängig gemacht: { $what }
notice-redone = Wiederholt: { $what }
notice-file = { $path }: { $what } { $hint }
notice-saved = Gespeichert in { $path }
notice-written = Geschrieben in { $path }

# Words on the drawing
caption-no-work = Dauer?
lane-applicant = Antragstellende · keine Warteschlange
lane-external = externe Körperschaft · Personal unbekannt
lane-no-staff = Personal unbekannt
lane-load = { $staff } · Auslastung { $load }
action-edit-work = Arbeitszeit eingeben
action-choose-office = Amt wählen

# Findings
action-next-finding = Nächster Hinweis
action-previous-finding = Vorheriger Hinweis
action-mend = Hinweis beheben
action-play-trace = In der Zeichnung zeigen, wie es zu dem Hinweis kommt
notice-mended = Behoben: { $what }
notice-by-hand = Hier ist Handarbeit nötig: { $hint }
notice-no-finding = Keine Hinweise.
notice-no-trace = Zu diesem Hinweis gibt es keinen Weg zu zeigen.
notice-compare-shows = Im Vergleich werden die Zeichnungen nur betrachtet: Ändern Sie sie in Ablauf.

# Nothing is lost
action-save-all = Alle speichern
action-reopen = Zuletzt Geschlossenes wieder öffnen
action-next-tab = Nächstes Dokument
action-previous-tab = Voriges Dokument
notice-no-journal = Das Journal kann nicht geschrieben werden: { $why } Das Gezeichnete ist da, ginge aber bei einem Absturz verloren: Speichern Sie es in Ihrer Datei.
notice-journal-damaged = { $count ->
    [one] Ein Journal der letzten Sitzung war beschädigt: Was lesbar war, wurde zurückgeholt, der Rest beiseitegelegt.
   *[other] { $count } Journale der letzten Sitzung waren beschädigt: Was lesbar war, wurde zurückgeholt, der Rest beiseitegelegt.
}
notice-recovered = { $count ->
    [one] Ein Dokument mit nicht gespeicherten Änderungen ist wieder da, mit allem, was sich rückgängig machen lässt.
   *[other] { $count } Dokumente mit nicht gespeicherten Änderungen sind wieder da, mit allem, was sich rückgängig machen lässt.
}

# Commands, pop-ups, clipboard, search
action-cut = Ausschneiden
action-copy = Kopieren
action-paste = Einfügen
action-duplicate = Duplizieren
action-copy-picture = Als Bild kopieren
action-copy-vector = Als SVG-Text kopieren
action-find = Suchen
action-find-replace = Suchen und ersetzen
action-find-next = Weitersuchen
action-find-back = Rückwärts suchen
action-ask-append = Danach hinzufügen…
action-ask-create = Neu erstellen…
action-go-in = In das Teilverfahren gehen
action-go-out = Aus dem Teilverfahren gehen
action-unfold = Teilverfahren an Ort und Stelle auf- oder zuklappen
action-zoom-50 = Zoom 50 %
action-zoom-200 = Zoom 200 %
action-minimap = Übersichtskarte
action-full-screen = Vollbild
action-pan-left = Ansicht nach links
action-pan-right = Ansicht nach rechts
action-pan-up = Ansicht nach oben
action-pan-down = Ansicht nach unten
action-keys-camunda = Tasten wie im Camunda Modeler
action-keys-drawio = Tasten wie in draw.io
action-keys-yed = Tasten wie in yEd
notice-copied = { $count ->
    [one] Ein Element kopiert
   *[other] { $count } Elemente kopiert
}
notice-cut = { $count ->
    [one] Ein Element ausgeschnitten
   *[other] { $count } Elemente ausgeschnitten
}
copy-nothing = Es gibt nichts zu kopieren: zuerst Elemente auswählen.
copied-picture = Teil eines Verfahrens
notice-picture-copied = Bild kopiert
copy-picture-too-large = Das Bild wäre zu groß: weniger Elemente auswählen oder unter Übergabe eine Datei schreiben.
paste-empty = In der Zwischenablage ist nichts, was sich einfügen lässt.
paste-too-large = Der Text in der Zwischenablage ist länger als { $limit } MB: nichts wurde eingefügt.
paste-garbage = Der Inhalt der Zwischenablage ist kein lesbarer Text: nichts wurde eingefügt.
paste-too-many-lines = In der Zwischenablage sind { $count } Zeilen; höchstens { $limit } auf einmal werden zu Schritten. Nichts wurde eingefügt.
paste-long-line = Eine Zeile der Zwischenablage ist länger als { $limit } Zeichen: das ist kein Name eines Schrittes. Nichts wurde eingefügt.
paste-unreadable = Der Inhalt der Zwischenablage lässt sich nicht einfügen. { $what }
find-nothing-to-replace = Hier gibt es nichts zu ersetzen: eine Kennung bleibt, wie sie ist.
level-none = Zuerst ein Teilverfahren auswählen.

# Getting about, and comfort
action-walk-first = Erster Schritt
action-walk-last = Letzter Schritt
action-theme-system = Farben wie das System
action-reduce-motion = Ohne Bewegung
action-next-region = Nächster Teil des Fensters
action-previous-region = Vorheriger Teil des Fensters
action-tour = Rundgang durch das Fenster

# Was helfen würde
levers-title = Was helfen würde
lever-staff = +1 Person
lever-work = −10 % Arbeit
lever-office-work = −10 % Arbeit in jedem Schritt
lever-sitting = +1 Sitzung im Monat
lever-wait = −10 % Wartezeit: { $cause }
lever-points = { $n } Pkt.
lever-nothing = kein Unterschied
lever-cannot-tell = unklar
levers-aim-within = Geordnet nach dem Anteil innerhalb von „{ $term }“, heute { $value }.
levers-aim-time = Geordnet nach der mittleren Dauer, heute { $value }.
levers-overloaded = { $count ->
    [one] { $names } hat mehr Arbeit, als das Personal leisten kann: Die Warteschlange wächst ohne Ende, und mit der simulierten Zeit wächst auch jeder Gewinn dort.
   *[other] { $names } haben mehr Arbeit, als das Personal leisten kann: Die Warteschlangen wachsen ohne Ende, und mit der simulierten Zeit wächst auch jeder Gewinn dort.
  }
levers-not-tried = { $count ->
    [one] Eine Änderung, von der weniger zu erwarten ist, wurde nicht erprobt.
   *[other] { $count } Änderungen, von denen weniger zu erwarten ist, wurden nicht erprobt.
  }
levers-limited = { $count ->
    [one] Ein Lauf wurde durch eine Grenze vorzeitig beendet.
   *[other] { $count } Läufe wurden durch eine Grenze vorzeitig beendet.
  }
levers-no-cases = In der simulierten Zeit endet kein Fall: Es gibt nichts zu vergleichen.
levers-none = Es gibt nichts zu ändern: kein Amt mit bekanntem Personal, keine Arbeit, keine Wartezeit, keine Sitzung.
levers-by-euro = Am meisten für das Geld, der Reihe nach: { $names }.
levers-how = Unterschiede aus Paaren von Läufen mit demselben Zufall; gleicher Rang: Die Reihenfolge lässt sich noch nicht sagen.
levers-at-base = Was helfen würde: das Verfahren, wie es ist, { $n } Läufe
levers-at-gains = Was helfen würde: Änderungen werden erprobt, { $n } Läufe
levers-at-staffing = Was helfen würde: das kleinste Personal wird gesucht, { $n } Läufe
levers-at-tornado = Was helfen würde: jede Angabe wird verschoben, { $n } Läufe
levers-at-uncertainty = Was helfen würde: alle Angaben werden verschoben, { $n } Läufe
levers-done = Was helfen würde: { $n } Läufe
levers-col-rank = #
levers-col-change = Änderung
levers-col-where = wo
levers-col-within = fristgerecht
levers-col-time = mittlere Dauer
levers-col-cost = Kosten im Jahr
levers-col-per-euro = je 10.000 € im Jahr
levers-col-input = Angabe
levers-col-low = niedrig
levers-col-at-low = Wirkung
levers-col-high = hoch
levers-col-at-high = Wirkung
staffing-title = Kleinstes Personal
staffing-searching = Das kleinste Personal wird gesucht.
staffing-smallest = Kleinstes Personal, das { $promise } innerhalb von „{ $term }“ hält: { $within }. Mit einer Person weniger, wo auch immer, wird die Zusage gebrochen, oder es lässt sich nicht zeigen, dass sie gehalten wird.
staffing-enough = Ein Personal, das { $promise } innerhalb von „{ $term }“ hält: { $within }. Ob weniger genügt, wurde nicht für alle erprobt.
staffing-never = { $promise } innerhalb von „{ $term }“ lassen sich durch Personal allein nicht halten: Mit beliebig vielen Personen sind es { $within }.
staffing-not-found = Es fand sich kein Personal, für das sich zeigen lässt, dass es { $promise } innerhalb von „{ $term }“ hält; das beste erprobte ergibt { $within }.
staffing-office = { $office }: { $staff } (heute { $present })
staffing-costs = Mehr als heute: { $euro } im Jahr.
staffing-saves = Weniger als heute: { $euro } im Jahr.
staffing-cost-unknown = Die Kosten sind nicht bekannt: Einem Amt fehlen die Kosten je Stunde.
tornado-title = Woran das Ergebnis hängt
tornado-note = { $count ->
    [0] Jede Angabe für sich, niedrig und hoch, gegenüber heute mit demselben Zufall.
    [one] Jede Angabe für sich, niedrig und hoch, gegenüber heute mit demselben Zufall; eine Angabe mit kleinerer Wirkung ist weggelassen.
   *[other] Jede Angabe für sich, niedrig und hoch, gegenüber heute mit demselben Zufall; { $count } Angaben mit kleinerer Wirkung sind weggelassen.
  }
input-demand = Fälle im Jahr
input-staff = Personal: { $of }
input-work = Arbeit: { $of }
input-wait = Wartezeit ({ $cause }): { $of }
input-share = Anteil: { $of }
uncertainty-title = Unsichere Angaben
uncertainty-drawn = { $drawn } Angaben { $sets }-mal neu gezogen nach der Verlässlichkeit ihrer Quelle, je { $each } Läufe; { $held } ohne Quelle bleiben, wie sie sind.
uncertainty-within = Innerhalb von „{ $term }“: zwischen { $low } und { $high } (95 %). Abweichung durch die Angaben { $inputs } Punkte, durch Zufall in einem Lauf { $chance } Punkte.
uncertainty-days = Mittlere Dauer: zwischen { $low } und { $high } (95 %). Abweichung durch die Angaben { $inputs }, durch Zufall in einem Lauf { $chance }.
uncertainty-none = Keine Angabe hat eine Quelle mit Verlässlichkeit: Was sie offen lassen, lässt sich nicht sagen.
together-one = Öffnen Sie mindestens zwei Studien: Ämter gleichen Namens werden gemeinsam simuliert.

# What changed, and what it is worth
indicator-within = Innerhalb der Frist: { $of }
indicator-margin = Spielraum (Frist minus Perzentil 90): { $of }
indicator-legal-days = Verbrauchte gesetzliche Zeit: { $of }
indicator-legal-p90 = Gesetzliche Zeit, Perzentil 90: { $of }
indicator-late = Nach der Frist: { $of }
indicator-silent = Durch Schweigen beendet: { $of }
indicator-days-late = Tage Verspätung je Fall: { $of }
indicator-mean-time = Mittlere Dauer
indicator-median-time = Dauer, Median
indicator-time-p90 = Dauer, Perzentil 90
indicator-time-p95 = Dauer, Perzentil 95
indicator-work = Arbeit je Fall
indicator-other-work = Arbeit anderer je Fall
indicator-wait = Wartezeit je Fall
indicator-wait-for = – Wartezeit: { $of }
indicator-flow-efficiency = Flusseffizienz
indicator-cost = Kosten je Fall
indicator-cost-year = Kosten im Jahr
indicator-rework = Nacharbeit (Fälle, die zurückgehen)
indicator-loops = Rückläufe je Fall
indicator-hand-offs = Übergaben
indicator-complete-at-origin = Vollständig bei Eingang
indicator-applicant-work = Arbeit der Antragstellenden je Fall
indicator-counter-visits = Schritte am Schalter je Fall
indicator-copies-by-hand = Abschriften von Hand je Fall
indicator-load = Auslastung: { $of }
indicator-queue = Mittlere Warteschlange: { $of }
indicator-open-cases = Offene Fälle im Mittel
indicator-left-open = Am Ende nicht abgeschlossen
indicator-steps = Arbeitsschritte
indicator-offices = Beteiligte Ämter
indicator-digital = Schritte mit digitaler Stufe 3 oder höher
indicator-risk-high = Schritte mit hohem Korruptionsrisiko
indicator-risk-medium = Schritte mit mittlerem Korruptionsrisiko
change-new = { $kind }: neu{ $others ->
    [0] {""}
    [one] {" "}· mit { $others } weiteren
   *[other] {" "}· mit { $others } weiteren
}
change-gone = { $kind }: entfällt{ $others ->
    [0] {""}
    [one] {" "}· mit { $others } weiteren
   *[other] {" "}· mit { $others } weiteren
}
change-changed = { $kind }: geändert{ $others ->
    [0] {""}
    [one] {" "}· mit { $others } weiteren
   *[other] {" "}· mit { $others } weiteren
}
change-more = { $count ->
    [one] und ein weiteres Feld
   *[other] und { $count } weitere Felder
}
change-first-day = erster simulierter Tag
change-scenario = Szenario
change-note = Prüfnotiz
to-be-of-taken = Soll, gewählte Änderungen
gains-title = Welche Änderung den Gewinn bringt
gains-by = Gewinn gemessen an
gains-alone = allein umgesetzt
gains-out = aus dem Vorhaben genommen (was verloren ginge)
gains-whole = Zusammen { $whole }.
gains-add-up = Zusammen { $whole }; einzeln ergibt die Summe { $sum }: Die Gewinne addieren sich, soweit es sich unterscheiden lässt.
gains-overlap = Zusammen { $whole }; einzeln ergibt die Summe { $sum }: Die Änderungen überschneiden sich teilweise.
gains-help-each-other = Zusammen { $whole }; einzeln ergibt die Summe { $sum }: Die Änderungen verstärken einander.
gains-not-simulated = { $count ->
    [one] Eine Änderung wird nicht simuliert
   *[other] { $count } Änderungen werden nicht simuliert
} (Texte, Notizen, Zeichnung): { $names }.
gains-not-tried = { $count ->
    [one] Eine Änderung wurde nicht geprüft
   *[other] { $count } Änderungen wurden nicht geprüft
}: { $names }. Es sind zu viele, um alle zu prüfen: Vergleichen Sie in Teilen.
gains-cannot-run = Eine Simulation ist nicht möglich: Sehen Sie die Befunde der beiden Varianten an.
gains-nothing = von null nicht zu unterscheiden
gains-none = Es gibt keine Änderung, die sich simulieren lässt.
gains-progress = Gewinne: { $done } Läufe
gains-col-change = Änderung
gains-col-alone = allein
gains-col-left-out = weggelassen
gains-col-remark = Bemerkung
