# Dated legal figures and the legal clock.

# Public holidays
holiday-new-year = Neujahr
holiday-epiphany = Dreikönig
holiday-easter-monday = Ostermontag
holiday-liberation = Tag der Befreiung
holiday-labour = Tag der Arbeit
holiday-whit-monday = Pfingstmontag
holiday-republic = Tag der Republik
holiday-assumption = Mariä Himmelfahrt
holiday-saint-francis = Heiliger Franziskus
holiday-all-saints = Allerheiligen
holiday-immaculate = Mariä Empfängnis
holiday-christmas = Weihnachten
holiday-saint-stephen = Stefanstag

# States of the legal clock
clock-running = läuft
clock-suspended = ausgesetzt
clock-expired = abgelaufen
clock-closed = abgeschlossen

# Why an event has no effect on the legal clock
clock-ignored-not-started = Die Frist hat noch nicht begonnen.
clock-ignored-already-started = Die Frist läuft schon.
clock-ignored-limit-times = Es ist schon so oft geschehen, wie die Vorschrift erlaubt.
clock-ignored-limit-days = Die erlaubten Tage der Aussetzung sind aufgebraucht.
clock-ignored-already-suspended = Die Frist ist schon ausgesetzt.
clock-ignored-not-suspended = Die Frist ist nicht ausgesetzt.
clock-ignored-no-notice = Es gibt keine laufende Mitteilung der Hinderungsgründe.
clock-ignored-already-filed = Die Stellungnahme wurde schon eingereicht.
clock-ignored-late-observations = Die Stellungnahme kam nach der dafür gesetzten Zeit.
clock-ignored-after-expiry = Die Frist ist schon abgelaufen.
clock-ignored-after-decision = Der Fall ist schon entschieden.

# Figures of the law
figure-default-term-days = Frist, wenn nichts festgelegt ist
figure-regulation-term-max-days = längste Frist mit Verordnung
figure-exception-term-max-days = längste begründete Frist
figure-suspension-times = erlaubte Aussetzungen
figure-suspension-days = längste Aussetzung
figure-pre-refusal-times = Mitteilungen der Hinderungsgründe mit Aussetzung
figure-pre-refusal-window-days = Zeit für die Stellungnahme zu den Hinderungsgründen
figure-pre-refusal-after-days = Fortsetzung der Frist nach der Stellungnahme
figure-indemnity-per-day = Entschädigung je Tag Verspätung
figure-indemnity-max = höchste Entschädigung
figure-indemnity-request-days = Zeit für den Antrag auf Entschädigung
figure-substitute-power-share = Anteil der Frist für die Ersatzbefugnis
figure-opinion-days = Zeit für ein Gutachten
figure-assessment-days = Zeit für eine fachliche Bewertung
figure-consent-days = Zeit für einen Zustimmungsakt zwischen Körperschaften
figure-consent-sensitive-days = Zeit für einen Zustimmungsakt bei sensiblen Interessen
figure-conference-call-days = Zeit für die Einberufung der Dienststellenkonferenz
figure-conference-integration-days = Zeit für Ergänzungen in der Konferenz
figure-conference-opinion-days = Zeit für die Stellungnahme in der Konferenz
figure-conference-sensitive-days = Zeit in der Konferenz für sensible Interessen
figure-conference-opposition-days = Zeit für den Einspruch gegen das Ergebnis der Konferenz
figure-scia-control-days = Zeit für Untersagung oder Anpassung nach einer ZeMeT
figure-scia-building-control-days = Zeit für Untersagung oder Anpassung nach einer ZeMeT im Bauwesen
figure-annulment-months = Zeit für die Annullierung von Amts wegen
