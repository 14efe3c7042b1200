# The window.

# Buttons and common words
close = Schließen
open = Öffnen
save = Speichern
cancel = Abbrechen
discard = Nicht speichern
browse = Durchsuchen…
remove = Entfernen
none = nicht angegeben
unknown = nicht bekannt
name = Name
notes = Anmerkungen
computing = Berechnung läuft…
days = Tage

# Top bar
menu-file = Datei
menu-edit = Bearbeiten
menu-view = Ansicht
menu-study = Studie
menu-help = Hilfe
command-field = Suchen oder befehlen
variant = Variante
unsaved = Nicht gespeicherte Änderungen

# Keys
key-ctrl = Strg
key-alt = Alt
key-shift = Umschalt
key-delete = Entf
key-escape = Esc
key-space = Leertaste
key-enter = Eingabe

# Dialogs
path = Pfad der Datei
recent = Zuletzt geöffnet
unsaved-question = Änderungen an „{ $title }“ speichern?
unsaved-hint = Wenn Sie die Änderungen verwerfen, bleibt Ihre Datei, wie sie war. Solange prodigio offen ist, öffnet Strg Umschalt T das Dokument wieder, mit allem, was sich rückgängig machen lässt.
about-version = Version { $version }
about-what = Zeichnet die Verfahren eines öffentlichen Amtes, simuliert sie, zeigt, wo gewartet wird, und vergleicht Ist- und Soll-Zustand.
about-licence = Lizenz: EUPL-1.2, Open-Source-Lizenz für die Europäische Union.
about-fonts = Schriften: Noto Sans (OFL-1.1), Hack (MIT, Bitstream Vera) und Ubuntu (Ubuntu Font Licence 1.0).
about-network = Nichts verlässt diesen Rechner: Das Programm nutzt kein Netz.

# Status bar
status-saved = Gespeichert in { $file }
status-unsaved = Nicht gespeicherte Änderungen
status-template = Noch nicht gespeichert
status-counts = { $steps ->
    [one] { $steps } Schritt
   *[other] { $steps } Schritte
} · { $flows ->
    [one] { $flows } Pfeil
   *[other] { $flows } Pfeile
} · { $offices ->
    [one] { $offices } Amt
   *[other] { $offices } Ämter
}
status-sources = { $illustrative ->
    [one] { $illustrative } beispielhafter Wert
   *[other] { $illustrative } beispielhafte Werte
} · { $unsourced } ohne Quelle
status-seed = Startwert { $seed }

# Summary strip
strip-within = { $name } binnen { $term }
mean-time = Mittlere Dauer
median-time = Mediane Dauer
time-p90 = Dauer, 90. Perzentil
work-per-case = Arbeit pro Fall
work-of-others = Arbeit der Antragstellenden und anderer
cost-per-case = Kosten pro Fall
load-of = Auslastung { $office }
fullest-office = Vollstes Amt
strip-tip = In der Analyse zeigen, woher es kommt
cannot-run = Keine Simulation möglich: { $why }
replications-of = { $of ->
    [one] { $done } von { $of } Lauf
   *[other] { $done } von { $of } Läufen
}
replications = { $done ->
    [one] { $done } Lauf
   *[other] { $done } Läufe
}
refining = wird beim Zeichnen genauer
run-stale = vor der letzten Änderung
run-finished = Berechnung fertig
run-stopped = Berechnung angehalten
run-none = noch nicht simuliert
progress = Fortschritt der Berechnung

# Left panel
tab-outline = Gliederung
tab-catalogue = Katalog
tab-card = Datenblatt
outline-filter = { $count ->
    [one] { $count } Schritt filtern
   *[other] { $count } Schritte filtern
}
no-office = Ohne Amt
external = extern
catalogue-open = Öffnen
terms = Fristen

# Card
card-description = Beschreibung
card-unit = Organisationseinheit
card-case-officer = Verfahrensverantwortliche Person
card-deciding-body = Entscheidendes Organ
card-substitute = Ersatzbefugnis
card-remedies = Rechtsmittel
card-notes = Anmerkungen
legal-basis = Rechtsgrundlage
term = Frist
term-new = Neue Frist
term-add = Frist hinzufügen
term-remove = Frist löschen
term-amount = Länge der Frist
silence = Bei Schweigen

# Findings
findings = Hinweise
findings-errors = { $count ->
    [one] { $count } Fehler
   *[other] { $count } Fehler
}
findings-warnings = { $count ->
    [one] { $count } Warnung
   *[other] { $count } Warnungen
}
findings-notes = { $count ->
    [one] { $count } Anmerkung
   *[other] { $count } Anmerkungen
}
missing = Was fehlt
findings-only = nur diese auflisten
findings-all = alle auflisten
missing-show = { $what } →

# Inspector
tab-times = Zeiten
tab-rules = Regeln
tab-documents = Unterlagen
tab-notes = Notizen
procedure = Verfahren
flow = Pfeil
lane = Bahn
pool = Körperschaft
artifact = Objekt daneben
link = Verbindung
edit-label = Name auf der Zeichnung
edit-put = Änderung an „{ $name }“
edit-default = Regelzweig
work = Arbeit
wait = Wartezeit
wait-add = Wartezeit hinzufügen
waited-for = Wartet auf
calibration = Angegeben { $declared } · simuliert { $emerged }. Die simulierte Warteschlange stimmt nicht mit der angegebenen überein: Personal und Fallzahl prüfen.
office = Amt
office-of-lane = das Amt der Bahn
office-new = Neues Amt
office-new-name = Neues Amt
office-details = Personal, Zeiten und Kosten
kind = Art
shares = Anteile der Zweige
share = Anteil
share-remark = der Regelzweig erhält den Rest
share-sum = Summe { $share }
default-flow = Regelzweig
condition = Bedingung
condition-remark = für die Prozess-Engine
condition-hint = vollstaendig = "nein"
staff-needed = Personal zugleich
priority = Vorrang
at-most = Höchstens so oft
cost = Direkte Kosten

# Events
timer = Wann es eintritt
timer-after = nach einer gewissen Zeit
timer-term = bei Ablauf von „{ $term }“
interrupting = Bricht den Schritt ab
outcome = Ausgang

# Rules
clock-effect = Wirkung auf die Frist
effect-add = Wirkung hinzufügen
every-term = jede Frist
phase = Phase
channel = Kanal
digital-level = Digitalisierungsgrad
digital-level-0 = Nichts online.
digital-level-1 = Informationen sind online.
digital-level-2 = Vordrucke lassen sich herunterladen.
digital-level-3 = Der Antrag wird online eingereicht.
digital-level-4 = Alles läuft online, auch die Zahlung.
digital-level-5 = Die Körperschaft wird mit vorhandenen Daten selbst tätig.

# Documents, systems and risk
documents-in = Eingehende Unterlagen
documents-out = Ausgehende Unterlagen
documents-hint = eine Unterlage pro Zeile
systems = Systeme
system-name = Name des Systems
system-add = System hinzufügen
system-new = Neues System
risk = Risiko
risk-event = Was geschehen kann
risk-reason = Grund der Einstufung
risk-measure = Maßnahme
risk-owner = Wer die Maßnahme umsetzt

# Durations and their source
timing-hint = 20-35-45 min
timing-mean = Mittel { $amount }
timing-sd = Abweichung { $amount }
provenance-choose = Quelle wählen
provenance-who = Wer es sagt oder welche Unterlage
provenance-none = Quelle?

# Offices and demand
offices = Ämter
office-name = Name
staff = Personal
load = Auslastung
exact = exakt berechnet
hours = Zeiten
hours-per-week = { $hours } h pro Woche
calendar-of-body = allgemeine Zeiten
calendars = Zeiten und Schließungen
calendars-remark = genutzt von den Ämtern
calendar-name = Name des Kalenders
calendar-hours = Wöchentliche Zeiten
calendar-holidays = Feiertage
calendar-patron = Patronatsfest (Tag/Monat)
calendar-closures = Schließungen, eine pro Zeile
calendar-is-of-body = Zeiten der ganzen Körperschaft
calendar-new = Neuer Kalender
calendar-new-name = neue Zeiten
always-open = Immer offen
sittings = Sitzungen
sittings-none = keine: Fälle sammeln sich nicht
sittings-add = Sitzungen hinzufügen
sittings-when = Wann getagt wird
sittings-at = Ab
sittings-most = Fälle pro Sitzung
sittings-all = alle
sittings-remove = Sitzungen entfernen
background = Andere Arbeit
background-job = Dauer einer anderen Arbeit
cost-per-hour = Stundenkosten
demand = Eingehende Fälle
demand-remark = wie viele und wann
gaps-random = zufällig
gaps-even = gleichmäßig
gaps-law = nach eigenem Gesetz
gaps-dates = an den Daten
demand-months = Anteile der Monate, Januar bis Dezember
demand-months-hint = das ganze Jahr gleich
demand-months-wrong = Nötig sind zwölf Zahlen, nicht alle null: eine je Monat.
demand-dates = Eingangsdaten
demand-dates-count = { $n } Daten
demand-dates-hint = 2026-10-12 9:30, eines je Zeile
demand-dates-clear = Daten entfernen
backlog = Wartende Fälle
backlog-remark = wenn die Simulation beginnt
backlog-cases = Wie viele
backlog-age = Eingegangen vor
cases-per-year = Fälle pro Jahr

# Fields, as the history names them
field-wait = Wartezeit
field-waited-for = worauf gewartet wird
field-timer = wann es eintritt
field-interrupting = Abbruch des Schritts
field-outcome = Ausgang
field-provenance = Quelle

# What a screen reader says of the drawing
spoken-work = Arbeit { $amount }
spoken-wait = Wartezeit { $amount }
spoken-canvas = Zeichnung von { $title }
spoken-before = nach { $steps }
spoken-on = am Rand von { $step }
spoken-inside = in { $step }
spoken-queue = simulierte Wartezeit { $amount }
spoken-next = dann { $steps }
spoken-flow = Pfeil { $name } von { $from } zu { $to }


# Analyse
bottlenecks = Engpässe
question-wait = längste Wartezeit
question-work = meiste Arbeit
question-load = vollstes Amt
question-help = was helfen würde
question-queue = längste Schlange
question-critical = kritischer Pfad
question-cost = höchste Kosten
question = Frage
filter-rows = Filtern
filter-nothing = Kein Schritt enthält diesen Text.
csv = CSV
csv-name = { $study }-{ $variant }-engpaesse.csv
sort-by = Sortieren nach: { $column }
sorted-falling = absteigend
sorted-rising = aufsteigend
figure-measured = 95-%-Intervall
figure-exact = exakt
figure-approximate = angenähert
unit-cases = Fälle
column-change = Änderung
column-time = Mittlere Dauer
column-within = Fristgerecht
column-cost-year = Kosten im Jahr
column-per-euro = Je 10.000 € im Jahr
help-waits = Was helfen würde, wird gefragt, sobald die Simulation fertig ist.
help-stale = Diese Zahlen stammen von vor der letzten Änderung.
help-stopped = Angehalten, bevor alles beantwortet war: F5 simuliert neu.
tornado-key = Schraffiert: niedriger Wert; voll: hoher Wert; Linie: 95-%-Intervall.
tornado-spoken = { $input }: { $low } ergibt { $at-low }, { $high } ergibt { $at-high }
legend-wait = Wartetage pro Schritt
legend-work = Arbeit pro Schritt
legend-load = Auslastung des Amtes
legend-queue = Wartende Fälle im Amt
legend-critical = Tage auf dem kritischen Pfad
legend-cost = Kosten je Fall
ranks-shared = Gleicher Platz: Die Intervalle berühren sich, die Reihenfolge ist noch offen.
column-step = Schritt
column-share = Anteil am Ganzen
column-cause = Ursache
column-rank = Platz
column-half-width = Halbe Breite
column-unit = Einheit
column-figure = Art der Angabe
column-on-path = Auf dem Pfad
column-cause-days = { $cause } (Tage)
column-office = Amt
column-exact = Exakt
column-queue = Wartende
queue-expected = Wartende, berechnet
column-wait = Wartezeit
queue-mmc = Exakt: Poisson-Ankünfte, exponentielle Arbeit (M/M/c).
queue-jackson = Exakt: Jackson-Netz von Warteschlangen.
queue-mg1 = Exakt: Poisson-Ankünfte, eine Person (M/G/1).
queue-approximate = Angenähert: QNA mit der Formel von Allen und Cunneen; andere Arbeit des Amtes zählt mit.
queue-disagrees = Liegt außerhalb des Intervalls der Simulation: Das kann Zufall sein oder ein zu kurzer Zeitraum.
where-time-goes = Wo die Zeit bleibt
cause-office-queue = Warteschlange im Amt
cause-office-closed = Amt geschlossen
cause-sitting = Sitzung
cause-applicant = Antragstellende
cause-other-body = andere Behörde
cause-law = gesetzliche Frist
cause-post = Post
cause-work = Arbeit
real-work = Echte Arbeit: { $share } der Zeit.
branches-note = Auf dem kritischen Pfad jedes Falls: Die Teile ergeben zusammen die mittlere Dauer, und was daneben wartet, zählt nicht doppelt.
legal-days = Rechtliche Tage bis zur Entscheidung
legal-days-to = { $name }: rechtliche Tage bis zur Entscheidung
no-terms = Das Datenblatt hat keine Fristen: im Ablauf unter Datenblatt eine hinzufügen.
no-decisions = Kein Fall entschieden
legal-within = innerhalb der Frist
legal-mean = Mittel
legal-p90 = 90. Perzentil
legal-margin = Spielraum
legal-silent = durch Schweigen beendet

# Compare
compare-none = Es gibt noch keine Soll-Variante
compare-hint = Aus dem Ist-Zustand eine anlegen, ändern und hierher zurückkehren.
compare-overlay = Übereinander
compare-beside = Nebeneinander
compare-fade = Vom Ist zum Soll
compare-cannot-run = Die zwei Varianten lassen sich nicht simulieren: jede im Ablauf öffnen und die Hinweise ansehen.
compare-table = Nur Tabelle
compare-keep = Als Soll-Variante anlegen
compare-take = Einbeziehen: { $name }
compare-left = Ohne Häkchen: das Vorhaben ohne diese Änderung
compare-same = Die beiden Varianten sind gleich.
compare-only-placed = Nur die Zeichnung ist anders, nicht das Verfahren.
compare-previous = Vorige Änderung
compare-next = Nächste Änderung
mark-added = hinzugefügt
mark-removed = entfernt
mark-changed = geändert
moved-only = { $count ->
    [one] { $count } nur verschoben
   *[other] { $count } nur verschoben
}
indicators = Kennzahlen
indicator = Kennzahl
pairs-done = { $done ->
    [one] { $done } Paar von Läufen, gleicher Zufall
   *[other] { $done } Paare von Läufen, gleicher Zufall
}
delta = Δ
difference = Unterschied · 95-%-Intervall
delta-percent = Δ %
changes = Änderungen
changes-count = { $count ->
    [one] { $count } Änderung
   *[other] { $count } Änderungen
}

# Map: the trace of a fault
replay-play = Zeigen
replay-play-hint = Zeigt in der Zeichnung Schritt für Schritt, wie es dazu kommt.
replay-close = Weg schließen
replay-place = Zug { $at } von { $of }
replay-begin = Ein Fall beginnt.
replay-fire = { $gives ->
    [0] „{ $step }“ ist getan: von hier geht der Fall nicht weiter.
    [one] „{ $step }“ ist getan.
   *[other] „{ $step }“ ist getan: der Fall geht auf { $gives } Wegen weiter.
}
replay-pass = { $gives ->
    [0] Der Fall kommt zu „{ $step }“: von hier geht er nicht weiter.
    [one] Der Fall geht durch „{ $step }“.
   *[other] Der Fall geht durch „{ $step }“ und auf { $gives } Wegen weiter.
}
replay-enter = Der Fall geht in „{ $step }“ hinein.
replay-leave = „{ $step }“ ist beendet: der Fall kommt heraus.

# Teach
teach-none = Der Fall lässt sich nicht verfolgen: Sehen Sie in Ablauf in den Hinweisen nach, was fehlt.
teach-place = Moment { $at } von { $of } · Fall { $case }
teach-speed = Tage pro Sekunde: { $days }
day-number = Tag { $day }
of-days = / { $term }
term-ends = Ende der Frist
journey = Die Reise des Falls { $case }
journey-name = Stelle der Reise
case-number = Fall { $case }
case-next = Ein anderer
case-slowest = Der langsamste
case-late = Ein verspäteter
case-looping = Einer, der zurückkehrt
case-journal = Tagebuch des Falls
teach-one = Ein Fall
teach-crowd = Viele Fälle
teach-hidden = zu entdecken
teach-revealed = Aufgedeckt: { $shown } von { $of } Schritten
teach-show-all = Alles zeigen
teach-case-field = Nummer des Falls
case-typical = Ein typischer
present-title = Bildschirm für den Kursraum – prodigio
present-close = Bildschirm für den Kursraum schließen
present-note = Der Bildschirm für den Kursraum zeigt nur Zeichnung und Erzählung, in dem Ausschnitt, den Sie hier sehen. Dort füllt F11 den Bildschirm, Esc schließt ihn.
crowd-computing = Die Fälle werden vorbereitet …
crowd-working = In Bearbeitung
crowd-queued = In der Warteschlange
crowd-resting = Wartend
crowd-late = Außerhalb der Frist
crowd-late-ring = verspätet
crowd-queue = wartend { $queue }
crowd-busy = an der Arbeit { $busy } von { $staff }
crowd-place = Tag { $at } von { $of } · { $cases ->
    [one] 1 Fall
   *[other] { $cases } Fälle
 }
crowd-open = Offen { $open }: in Bearbeitung { $working }, in der Warteschlange { $queued }.
crowd-late-share = Bisher außerhalb der Frist { $share } ({ $late } von { $settled }).
crowd-late-none = Bisher ist keiner abgeschlossen.
crowd-longest = Längste Warteschlange: { $office }, { $queue }.
crowd-title = { $cases ->
    [one] 1 Fall
   *[other] { $cases } Fälle
 }
crowd-span = Vom { $from } bis { $to }, im ersten Lauf der Simulation.
crowd-cut-cases = Höchstens { $most } Fälle werden gezeigt: Der Film endet, wenn ein weiterer eintrifft.
crowd-cut-moves = Höchstens { $most } Bewegungen werden gezeigt: Der Film endet vor der nächsten.
crowd-followed = Markiert: Fall { $case }, eingetroffen am { $date }.
crowd-course = Offene Fälle im Zeitverlauf
crowd-course-name = Tag des Films
crowd-offices = Ämter
moment-arrive = Ein neuer Fall trifft ein.
moment-enter = Der Fall kommt zu „{ $step }“.
moment-queue = Der Fall steht in der Warteschlange vor „{ $step }“.
moment-work = An „{ $step }“ wird gearbeitet.
moment-worked = Die Arbeit an „{ $step }“ ist fertig.
moment-wait = „{ $step }“: Warten auf { $cause }.
moment-waited = „{ $step }“: Das Warten ist vorbei.
moment-cause-office-queue = freies Personal
moment-cause-office-closed = die Öffnung des Amtes
moment-cause-sitting = die Sitzung
moment-cause-applicant = die antragstellende Person
moment-cause-other-body = eine andere Körperschaft
moment-cause-law = das Ende der gesetzlichen Frist
moment-cause-post = die Post
moment-flow = Der Fall geht weiter.
moment-join-wait = Der Fall wartet auf den anderen Zweig.
moment-join-go = Die Zweige vereinen sich.
moment-clock = { $term }: { $effect }.
moment-resumed = { $term }: Die Frist läuft weiter.
moment-expired = { $term }: Die Frist ist abgelaufen.
moment-event = „{ $step }“ tritt ein.
moment-end = Der Fall ist abgeschlossen. Ausgang: { $outcome }.
moment-lasts = weiter nach { $amount }

# Deliver
deliveries = Ausgaben
to-deliver = Auszugeben
deliver-title = Ausgabe von „{ $name }“
deliver-hint = Jede Datei sagt, was sie enthält und was verloren geht. Nichts verlässt diesen Rechner: Die Dateien werden in den gewählten Ordner geschrieben.
deliver-path = Ordner oder Datei
deliver-write = .{ $kind } schreiben
losses = Bericht über Verluste
nothing-lost = Kein Verlust
preview = Vorschau
round-equal = Probe hin und zurück: geschrieben, wieder gelesen und Schritt für Schritt verglichen. Kein Unterschied.
round-differs = Probe hin und zurück: Die wieder gelesene Datei weicht vom Modell ab. Vor der Ausgabe die Hinweise lesen.
picture-note = Das Bild zeigt den Ablauf dieser Variante in hellen Farben. SVG bleibt in jeder Größe scharf; PNG eignet sich für Dokumente und E-Mail.
points = { $n } Pkt.
office-choose = Amt wählen

# Nothing is lost
tab-close = „{ $title }“ schließen
tab-theirs = { $title } (auf der Platte)
outside-changed = Ein anderes Programm hat „{ $file }“ geändert. Wenn Sie die Fassung auf der Platte nehmen, holt Rückgängig Ihre zurück.
outside-changed-both = Ein anderes Programm hat „{ $file }“ geändert, und hier gibt es nicht gespeicherte Änderungen. Wenn Sie die Fassung auf der Platte nehmen, holt Rückgängig Ihre zurück.
outside-gone = „{ $file }“ ist nicht mehr an ihrem Platz. Das Dokument ist hier, vollständig.
outside-keep = Meine behalten
outside-take = Die auf der Platte nehmen
outside-compare = Daneben öffnen
outside-save = Wieder speichern
outside-leave = So lassen
recent-none = Keine zuletzt geöffneten Dateien
recent-pin = „{ $file }“ oben anheften
recent-unpin = „{ $file }“ nicht mehr anheften
recent-missing = nicht mehr da
recent-forget = „{ $file }“ aus der Liste nehmen
status-kept = Im Journal gesichert um { $time }
status-not-kept = Das Journal kann nicht geschrieben werden
drop-hint = Dateien zum Öffnen hier ablegen
quit-question = prodigio beenden?
quit-kept = Nicht gespeicherte Änderungen bleiben im Journal von prodigio: Beim nächsten Start sind diese Dokumente wieder da, wie sie jetzt sind, mit allem, was sich rückgängig machen lässt. Ihre Dateien werden nicht angerührt.
quit-lost = Das Journal kann diese Änderungen nicht bewahren: Ohne Speichern gehen sie verloren.
quit-more = { $count ->
    [one] und ein weiteres
   *[other] und { $count } weitere
}
quit-keep = Beenden und bewahren
quit-save = Speichern und beenden
quit-discard = Ohne Speichern beenden
replace-question = „{ $file }“ ersetzen?
replace-file = Ersetzen

# Commands, pop-ups, clipboard, search
menu-insert = Einfügen
menu-arrange = Anordnen
menu-go = Gehe zu
menu-all = Menü
marker-loop = Wiederholt sich
marker-at-once = Mehrfach, zugleich
marker-in-turn = Mehrfach, nacheinander
marker-ad-hoc = Schritte in freier Reihenfolge
marker-interrupting = Unterbricht
marker-unfolded = Aufgeklappt
popup-append = Was kommt danach?
popup-create = Was soll entstehen?
popup-replace = Worin ändern?
popup-named = { $kind } namens „{ $name }“
popup-hint = Tippen, um zu suchen oder einen Schritt zu benennen. ↑ ↓ wählen, Eingabe bestätigt, Esc schließt.
popup-hint-replace = Tippen, um zu suchen. ↑ ↓ wählen, Eingabe bestätigt, Esc schließt.
popup-none = Keine Art heißt so.
palette-none = Kein Befehl heißt so.
group-tasks = Tätigkeiten
group-gateways = Verzweigungen
group-events = Zwischenereignisse
group-ends = Enden
group-starts = Anfänge
group-borders = Am Rand
group-subs = Teilverfahren
group-common = Übliche Schritte
group-beside = Unterlagen und Anmerkungen
group-bands = Körperschaften und Bahnen
sheet-filter = Befehl oder Taste suchen
sheet-preset = Tasten
sheet-mouse = Mit der Maus
find-field = Gesuchter Text
find-by = Ersetzen durch
find-exact = Groß/klein und Akzente
find-whole = Ganzes Wort
find-count = { $count ->
    [0] nichts
   *[other] { $at } von { $places } · { $count }-mal
}
find-replace-one = Ersetzen
find-replace-all = Alle ersetzen
find-cut = Nur die ersten { $limit } Stellen werden gezeigt.
find-id = Kennung
find-list = Fundstellen
level-whole = Ganze Zeichnung
level-bar = Ebene der Zeichnung
level-enter = Öffnen
minimap = Übersichtskarte: ziehen, um die Ansicht zu bewegen
zoom-menu = Zoom
label-limit = Der Name ist zu lang: die ersten { $limit } Zeichen sind geblieben.

# The tour
tour-next = Weiter
tour-back = Zurück
tour-skip = Rundgang beenden
tour-end = Beginnen
tour-count = { $at } von { $of }
tour-canvas = Die Zeichnung
tour-canvas-text = Hier wird das Verfahren gezeichnet. Tab geht von Schritt zu Schritt, A fügt einen hinzu, E benennt um. Die Tasten wirken sofort: Der Rundgang schließt, sobald Sie beginnen.
tour-inspector = Die Eigenschaften
tour-inspector-text = Hier geben Sie Arbeit, Wartezeit, Amt, Wirkung auf die Frist, Dokumente und Notizen des gewählten Schrittes an. Jede Zahl sagt, woher sie kommt.
tour-strip = Die Zahlen
tour-strip-text = Zeiten, Auslastungen und Fristen werden beim Zeichnen berechnet, jede mit ihrem Intervall. Ein Klick führt zum Grund.
tour-findings = Die Hinweise
tour-findings-text = Was fehlt oder nicht stimmt, steht hier mit seiner Abhilfe. F8 geht zum nächsten, Strg+. behebt ihn.
tour-workspaces = Die fünf Ansichten
tour-workspaces-text = Ablauf zum Zeichnen, Analyse für die Wartezeiten, Vergleich von heute und morgen, Schulung zum Erklären, Ausgabe für die Dateien.
tour-palette = Befehl suchen
tour-palette-text = Jeder Befehl ist mit seinem Namen zu finden, mit Strg Umschalt P. F1 listet die Tasten auf; F6 geht von einem Teil des Fensters zum nächsten.

picture = Was gezeigt wird
picture-legal = Rechtliche Tage
picture-queues = Warteschlangen im Verlauf
picture-weekdays = Auslastung je Wochentag
picture-moments = Engpass des Augenblicks
picture-joins = Der Zweig, auf den gewartet wird
picture-calibration = Angegebene und entstandene Wartezeiten
picture-start = Anlauf und simulierte Zeit
picture-convergence = Erreichte Genauigkeit
picture-no-queues = Kein Amt hat bekanntes Personal und eine Warteschlange.
picture-no-staff = Kein Amt hat bekanntes Personal.
picture-no-joins = Keine Zusammenführung vereint mehrere Zweige.
picture-no-calibration = Kein Schritt gibt eine Wartezeit auf das eigene Amt an, die mit der entstandenen Warteschlange verglichen werden kann.
picture-queues-note = Wartende Fälle im Mittel, Tag und Nacht, Woche für Woche von Beginn an; links der gepunkteten Linie der Anlauf, der außer Betracht bleibt.
picture-weekdays-note = Anteil der Öffnungszeit, in dem das Personal arbeitet; die dünne Linie ist das 95-%-Intervall, die Schraffur bedeutet mindestens 85 %.
picture-moments-note = Wie oft das Amt am längsten voll beschäftigt ist, allein oder während es an ein anderes übergeht.
picture-joins-note = Wie oft der Schritt zuletzt an der Zusammenführung eintrifft und wie viel nach dem vorletzten: Einen Zweig zu beschleunigen, der nicht der letzte ist, bringt nichts.
picture-calibration-note = Tage je Durchlauf; ≠ wo das Intervall der entstandenen Warteschlange die angegebene Wartezeit ausschließt.
picture-convergence-note = Das Mittel nach jedem Paar von Wiederholungen, mit seinem 95-%-Intervall.
picture-scenarios = Szenarien im Vergleich
as-scenario = Als Szenario: { $what }
scenarios-none = Noch kein Szenario: Unter „was helfen würde“ legen Sie mit dem + am Ende einer Zeile eines an.
scenarios-wait = Die Szenarien werden simuliert, sobald die Simulation fertig ist.
scenarios-more = { $count } weitere Szenarien werden nicht gezeigt.
scenarios-note = Unter jeder Angabe der Unterschied zur Zeichnung, wie sie ist: Paare von Läufen mit demselben Zufall, 95-%-Intervall. Die Kosten von mehr Personal sind nicht enthalten.
scenario-none = wie gezeichnet
scenario-name = Name des Szenarios
scenario-delete = Szenario „{ $name }“ löschen
scenario-p90 = 90. Perzentil
scenario-within = Innerhalb: { $term }
scenario-cost = Kosten je Fall
moments-alone = Allein
moments-shifting = Im Übergang
joins-branch = Letzter Schritt des Zweigs
joins-last = Zuletzt
joins-lead = Später um
calibration-declared = Angegeben
calibration-emerged = Entstanden
start-found = gefundener Anlauf (MSER-5)
start-left-out = außer Betracht
start-mean = gleitendes Mittel (Tage)
start-said = Der Anlauf von leeren Schreibtischen zeigt sich etwa { $found } lang; { $left } bleiben außer Betracht. Ziehen Sie die Linie, um das zu ändern.
start-unknown = Wann der Anlauf vorbei ist, lässt sich nicht sagen: Die Simulation ist kurz oder die Auslastung hoch. { $left } bleiben außer Betracht.
span-ordinary = Eine gewöhnliche Zeit, mit den Warteschlangen, die es immer gibt
span-from-empty = Von Anfang an: leere Schreibtische oder die angegebenen wartenden Fälle
span-warmup = Tage außer Betracht
span-measured = Gemessene Tage
span-most-runs = Höchstens Wiederholungen
span-days-unit = Tage
span-use-found = Gefundene übernehmen
# Die Zeit ohne Warteschlangen, und Wege.
free-title = Ohne Warteschlangen
free-exact = exakt
free-approximate = näherungsweise: warum?
free-line = ohne Warteschlangen
free-simulated = simuliert
free-mean = Mittel
free-none = Keine Zeit ohne Warteschlangen: Kein Fall endet, oder das Verfahren ist dafür zu groß.
free-opening-hours = Öffnungszeiten: Arbeit wird um den Anteil der geöffneten Zeit gestreckt.
free-working-days = Arbeitstage gelten als gleich lang.
free-months = Monate gelten als gleich lang.
free-sitting = Sitzungen: Ein Fall kommt zu irgendeinem Zeitpunkt zwischen zweien.
free-message = Nachrichten: Niemand wartet auf eine.
free-term = Fristen: Sie laufen ab dem Schritt, der auf sie wartet.
free-race = Wettläufe: Welches Ereignis zuerst kommt, ist aus einer festen Stichprobe geschätzt.
free-border = Ereignisse am Rand treten nie ein.
free-at-most = Grenzen für Besuche sind ausgelassen.
free-not-block-structured = Zweige, die nicht einzeln zusammengeführt werden, folgen dem langsamsten.
free-terminate = Ein Ende, das die anderen Zweige anhält, gilt als eines, das sie nicht anhält.
free-endless-loop = Manche Fälle enden nie: Die Zahlen gelten für die anderen.
free-rare-branch = Ein seltener Zweig dauert viel länger als der Rest: Sein Teil des Mittels ist zu klein.
ask-which = Welche Datei?
ask-where = Wohin?
ask-no-chooser = Der Dateidialog des Systems ging nicht auf: Schreiben Sie den Pfad hier.
path-longest = längster Weg
path-on-drawing = In der Zeichnung zeigen
path-likeliest = wahrscheinlichster Weg
path-figures = { $share } der Fälle; { $time } erwartet ohne Warteschlangen
path-none = Kein Weg führt zu einem Ende.
