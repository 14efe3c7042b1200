# Words that every room uses: signs of units, names of kinds, dates, laws of durations.

sign-minutes = Min.
sign-hours = Std.
sign-working-days = AT
sign-days = T
sign-weeks = Wo.
sign-months = Mon.

amount-minutes = { $n ->
    [one] { $n } Minute
   *[other] { $n } Minuten
}
amount-hours = { $n ->
    [one] { $n } Stunde
   *[other] { $n } Stunden
}
amount-working-days = { $n ->
    [one] { $n } Arbeitstag
   *[other] { $n } Arbeitstage
}
amount-days = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
}
amount-weeks = { $n ->
    [one] { $n } Woche
   *[other] { $n } Wochen
}
amount-months = { $n ->
    [one] { $n } Monat
   *[other] { $n } Monate
}
count-cases = { $n ->
    [one] { $n } Fall
   *[other] { $n } Fälle
}
count-steps = { $n ->
    [one] { $n } Schritt
   *[other] { $n } Schritte
}
count-offices = { $n ->
    [one] { $n } Amt
   *[other] { $n } Ämter
}
count-staff = { $n ->
    [one] { $n } Mitarbeiter/in
   *[other] { $n } Mitarbeitende
}
number-word = { $n ->
    [0] kein
    [1] eins
    [2] zwei
    [3] drei
    [4] vier
    [5] fünf
    [6] sechs
    [7] sieben
    [8] acht
    [9] neun
    [10] zehn
   *[other] { $n }
}
yes = ja
no = nein
and = und
or = oder
not-known = nicht bekannt
no-difference = nicht zu unterscheiden

month-1 = Jänner
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
weekday-short-mon = Mo
weekday-short-tue = Di
weekday-short-wed = Mi
weekday-short-thu = Do
weekday-short-fri = Fr
weekday-short-sat = Sa
weekday-short-sun = So

law-fixed = immer { $value }
law-uniform = gleichverteilt { $min } – { $max }
law-triangular = dreieckig { $min } – { $mode } – { $max }
law-pert = PERT { $min } – { $mode } – { $max }
law-normal = normalverteilt, Mittel { $mean }, Abweichung { $sd }
law-lognormal = lognormal, Mittel { $mean }, Abweichung { $sd }
law-gamma = gamma, Mittel { $mean }, Abweichung { $sd }
law-weibull = Weibull, Form { $shape }, Skala { $scale }
law-exponential = exponentiell, Mittel { $mean }
law-empirical = { $n ->
    [one] { $n } beobachteter Wert, Mittel { $mean }
   *[other] { $n } beobachtete Werte, Mittel { $mean }
}

place-study = Verfahren
place-card = Datenblatt
place-step = Schritt
place-flow = Pfeil
place-link = Verbindung
place-pool = Körperschaft
place-lane = Bahn
place-artifact = Beigabe
place-office = Amt
place-calendar = Kalender
place-term = Frist
place-named = { $kind } „{ $name }“
place-text = Zeile { $line }, Spalte { $column }

effect-extend-by = { $n ->
    [one] verlängert die Frist um { $n } Tag
   *[other] verlängert die Frist um { $n } Tage
}

read-empty = Es fehlt eine Zeitangabe.
read-not-a-number = „{ $text }“ ist keine Zahl.
read-ambiguous-number = „{ $text }“ lässt sich auf zwei Arten lesen: Tausender ohne Punkt schreiben oder den Dezimalen eine Null anfügen.
read-missing-unit = Es fehlt die Einheit: Min., Std., AT (Arbeitstage), T (Tage), Wo., Mon.
read-unknown-unit = „{ $text }“ ist keine Einheit: Min., Std., AT (Arbeitstage), T (Tage), Wo. oder Mon. verwenden.
read-mixed-units = Die Zahlen haben verschiedene Einheiten: für alle dieselbe verwenden.
read-too-many = Höchstens drei Zahlen: Mindestwert, häufigster Wert, Höchstwert.
read-unknown-law = „{ $text }“ ist keine bekannte Verteilung: dreieckig schreibt man 20-35-45 Min.
read-too-long = Der Text ist zu lang.
read-not-a-share = Ein Anteil muss zwischen 0 und 100 % liegen.
read-not-a-date = „{ $text }“ ist kein Datum: man schreibt 12.10.2026.
read-not-a-time = „{ $text }“ ist keine Uhrzeit: man schreibt 9:30.
read-not-hours = „{ $text }“ sind keine Öffnungszeiten: man schreibt Mo-Fr 8:30-13; Di, Do 15-17.
read-not-a-sitting = „{ $text }“ sagt nicht, wann getagt wird: man schreibt jeden Dienstag, alle 2 Wochen am Dienstag, 2. Dienstag im Monat oder die Daten.
sitting-weekly = jeden { $day }
sitting-weeks = alle { $n } Wochen am { $day }
sitting-monthly = { $nth ->
    [5] letzter { $day } im Monat
   *[other] { $nth }. { $day } im Monat
}
read-wrong = { $fault ->
    [not-a-number] Eine Zahl ist zu groß.
    [negative] Eine Zeit kann nicht negativ sein.
    [out-of-order] Die Zahlen sind nicht in der Reihenfolge Mindestwert, häufigster Wert, Höchstwert.
    [no-weight] Es gibt keinen Wert.
   *[not-positive] Mittel und Abweichung müssen größer als null sein.
}

# Phase
phase-initiative = Einleitungsphase
phase-inquiry = Ermittlungsphase
phase-decision = Entscheidungsphase
phase-effectiveness = Wirksamkeitsphase

# TaskKind
task-plain = Tätigkeit
task-person = Tätigkeit am System
task-manual = Tätigkeit von Hand
task-automatic = automatische Tätigkeit
task-send = Versand
task-receive = Empfang
task-script = Skript
task-rule = Regel

# GatewayKind
gateway-exclusive = Entscheidung (ein Zweig)
gateway-parallel = parallel (alle Zweige)
gateway-inclusive = ein oder mehrere Zweige
gateway-event = das erste Ereignis
gateway-complex = eigene Regel

# WaitedFor
waited-own-office = das Amt selbst
waited-applicant = die antragstellende Person
waited-other-body = eine andere Körperschaft
waited-law = eine gesetzliche Frist
waited-sitting = die Sitzung
waited-post = Post und Zustellung

# Source
source-law = Rechtsvorschrift
source-log = gemessen
source-interview = Gespräch
source-estimate = Schätzung
source-study = veröffentlichte Studie
source-illustrative = beispielhaft

# Confidence
confidence-low = gering
confidence-medium = mittel
confidence-high = hoch

# Silence
silence-inertia = Untätigkeit der Verwaltung
silence-assent = stillschweigende Zustimmung
silence-refusal = stillschweigende Ablehnung
silence-devolution = Übergang der Zuständigkeit
silence-power-consumed = Erlöschen der Untersagungsbefugnis (ZeMeT)

# TermUnit
term-unit-days = Kalendertage
term-unit-working-days = Arbeitstage
term-unit-months = Monate

# Initiative
initiative-application = auf Antrag einer Partei
initiative-ex-officio = von Amts wegen

# ClockEffect
effect-start = startet die Frist
effect-suspend = setzt die Frist aus
effect-resume = setzt die ausgesetzte Frist fort
effect-pre-refusal = Mitteilung der Hinderungsgründe
effect-restart = unterbricht die Frist: sie beginnt von vorn
effect-extend = verlängert die Frist
effect-stop = beendet die Frist (Maßnahme)

# OfficeKind
office-internal = Amt der Körperschaft
office-applicant = antragstellende Person
office-external = andere Körperschaft

# Channel
channel-counter = Schalter
channel-post = Post
channel-certified-mail = PEC
channel-mail = E-Mail
channel-web = Online-Formular
channel-app = App
channel-phone = Telefon

# Outcome
outcome-granted = genehmigt
outcome-refused = abgelehnt
outcome-inadmissible = unzulässig
outcome-withdrawn = zurückgezogen

# RiskLevel
risk-low = gering
risk-medium = mittel
risk-high = hoch

# SystemMode
system-read = liest
system-write = trägt ein
system-copied = schreibt von Hand ab

# Direction
direction-in = eingehend
direction-out = ausgehend

# SubKind
sub-embedded = Teilverfahren
sub-event = durch ein Ereignis gestartetes Teilverfahren
sub-transaction = Transaktion
sub-ad-hoc = Schritte in freier Reihenfolge

# ArrivalRule
arrival-open-time = nur während der Öffnungszeit
arrival-snap = jederzeit, bei Öffnung übernommen

# Trigger
trigger-none = allgemein
trigger-message = Nachricht
trigger-timer = Zeit
trigger-signal = Signal
trigger-conditional = Bedingung
trigger-link = Verweis
trigger-error = Fehler
trigger-escalation = Eskalation
trigger-terminate = Ende des ganzen Falls
trigger-compensation = Kompensation
trigger-cancel = Abbruch
trigger-multiple = eines von mehreren
trigger-parallel-multiple = alle Ereignisse

# StepKind
kind-gateway = Verzweigung
kind-start = Beginn
kind-catch = erwartetes Ereignis
kind-throw = ausgelöstes Ereignis
kind-boundary = angeheftetes Ereignis
kind-end = Ende
kind-call = aufgerufenes Verfahren

# ArtifactKind
artifact-annotation = Anmerkung
artifact-data = Unterlage
artifact-data-input = eingehende Unterlage
artifact-data-output = ausgehende Unterlage
artifact-data-store = Ablage
artifact-group = Gruppe

# LinkKind
link-message = Nachricht
link-association = Zuordnung
link-data = Daten

# Weekday
weekday-mon = Montag
weekday-tue = Dienstag
weekday-wed = Mittwoch
weekday-thu = Donnerstag
weekday-fri = Freitag
weekday-sat = Samstag
weekday-sun = Sonntag

# Holidays
holidays-none = keine Feiertage
holidays-italy = gesamtstaatliche Feiertage
holidays-south-tyrol = gesamtstaatliche Feiertage und Pfingstmontag

# Severity
severity-error = Fehler
severity-warning = Warnung
severity-note = Hinweis

# Role
role-as-is = Ist-Zustand
role-to-be = Soll-Zustand

# Unit
unit-minutes = Minuten
unit-hours = Stunden
unit-working-days = Arbeitstage
unit-days = Kalendertage
unit-weeks = Wochen
unit-months = Monate

# Distribution
distribution-fixed = konstant
distribution-uniform = Gleichverteilung
distribution-triangular = Dreiecksverteilung
distribution-pert = PERT
distribution-normal = Normalverteilung
distribution-lognormal = Lognormalverteilung
distribution-gamma = Gammaverteilung
distribution-weibull = Weibull
distribution-exponential = Exponentialverteilung
distribution-empirical = beobachtete Werte

# Language
language-it = italiano
language-de = Deutsch
language-en = English

# Commands, pop-ups, clipboard, search
sub-open = aufgeklappt
sub-closed = zugeklappt
not-interrupting = unterbricht nicht
artifact-data-many = Unterlagen (mehrere)
make-pool = Körperschaft mit ihrem Verfahren
make-black-box = Andere Körperschaft, ohne Inneres
make-lane = Bahn
common-registration = Protokollierung
common-check = Prüfung der Vollständigkeit
common-complete = Antrag vollständig?
common-integration = Nachforderung von Unterlagen
common-inquiry = Sachverhaltsermittlung
common-opinion = Einholung eines Gutachtens
common-pre-refusal = Mitteilung der Hinderungsgründe
common-decision = Erlass der Maßnahme
common-signature = Digitale Unterschrift
common-notice = Mitteilung des Ergebnisses
common-publication = Veröffentlichung an der Amtstafel
find-common = üblich Vorlage
find-task-plain = Aufgabe Arbeit
find-task-person = Benutzer Aufgabe Formular
find-task-manual = manuell Papier Schalter
find-task-automatic = Service System automatisch
find-task-send = senden schicken zustellen
find-task-receive = empfangen erhalten Eingang
find-task-script = Programm Code
find-task-rule = DMN Tabelle Geschäftsregel
find-gateway-exclusive = XOR exklusiv wenn Wahl oder
find-gateway-parallel = AND parallel und gleichzeitig
find-gateway-inclusive = OR inklusiv
find-gateway-event = ereignisbasiert Rennen
find-gateway-complex = komplex
find-start = Start Anfang Ereignis Antrag
find-end = Schluss Abschluss Ereignis
find-catch = Zwischenereignis warten eintretend
find-throw = Zwischenereignis auslösend
find-border = Rand angeheftet Grenze
find-sub = Teilprozess Unterprozess
find-call = Aufruf aufrufen
find-annotation = Notiz Kommentar Text
find-data = Datenobjekt Formular Beilage
find-store = Datenbank Register Datenspeicher
find-group = Rahmen Gruppe
find-pool = Pool Teilnehmer Behörde
find-lane = Amt Lane Spur
find-message = Brief Mitteilung
find-timer = Timer Frist warten Datum Uhr Dauer
find-signal = Rundmeldung
find-conditional = wenn Regel
find-link = Sprung Verbindung
find-error = Ausnahme
find-escalation = Mahnung Vorgesetzte
find-terminate = alles beenden
find-compensation = rückgängig
find-cancel = abbrechen
