# Quick entry: what a line will make, and what is to be told about it.

quick-join = Zusammenführung der Zweige
quick-to = → «{ $name }»
quick-branch = Zweig { $name }
quick-work = Arbeit { $amount }
quick-wait = Wartezeit { $amount }
quick-wait-for = Wartezeit { $amount } ({ $whom })
quick-timer = nach { $amount }
quick-hangs = Zeitereignis am Rand
quick-new-office = neues Amt «{ $name }»
quick-new-office-of = neues Amt «{ $name }» ({ $kind })

quick-for-office = Amt
quick-for-sitting = Sitzung
quick-for-applicant = Antragsteller
quick-for-other = Körperschaft
quick-for-law = Gesetz
quick-for-post = Post

quick-nothing = Schreiben Sie den Namen eines Schrittes.
quick-too-long = Die Zeile ist zu lang: Teilen Sie sie in mehrere Schritte.
quick-target-wanted = Schreiben Sie nach dem Pfeil den Namen eines vorhandenen Schrittes.
quick-no-target = Kein Schritt heißt «{ $text }»: Berichtigen Sie den Namen nach dem Pfeil.
quick-not-read = «{ $text }» bleibt im Namen. { $why }
quick-long-work = «{ $text }» bleibt im Namen: Arbeit wird in Minuten oder Stunden angegeben; für eine Wartezeit schreiben Sie ~{ $text }.
quick-work-twice = «{ $text }» bleibt im Namen: Die Arbeit ist schon angegeben.
quick-not-of-decision = Eine Entscheidung hat keine Arbeit, Wartezeiten oder Systeme: Schreiben Sie sie in einen Schritt vor «{ $text }».
quick-several = Mehrere Ämter beginnen so: Es gilt «{ $text }».
quick-shares = Die Anteile der Zweige ergeben { $sum }.
quick-too-many = Zu viele Zweige in einer Zeile: höchstens 20.

finding-quick-nothing = Die Zeile zeichnet nichts.
finding-quick-nothing-hint = Schreiben Sie den Namen eines Schrittes.
finding-quick-end-inside = Ein Ende kann nicht mitten in einem Pfeil stehen.
finding-quick-end-inside-hint = Wählen Sie mit Alt und den Pfeiltasten einen offenen Zweig oder einen Schritt ohne Folge.
finding-quick-no-split = Davor steht keine parallele Verzweigung.
finding-quick-no-split-hint = Schreiben Sie die parallelen Schritte in eine Zeile, getrennt durch |.
finding-quick-no-join = Hier gibt es keine offenen Zweige zusammenzuführen.
finding-quick-no-join-hint = Wählen Sie mit Alt und den Pfeiltasten einen Schritt in einem der Zweige.
finding-quick-no-host = Ein Zeitereignis steht am Rand einer Aktivität.
finding-quick-no-host-hint = Wählen Sie zuerst die Aktivität, dann schreiben Sie ! und die Dauer.

edit-quick = Zeile «{ $name }»

# The bar
quick-bar = Schnelleingabe
quick-hint = Voraussetzungen prüfen @Meldeamt 20-35-45m ~2T Antragsteller
quick-hint-first = Gesuch einreichen @Bürger 30m
quick-first-title = Schreiben Sie den ersten Schritt
quick-first-hint = Eine Zeile ist ein Schritt: Name, @Amt, Arbeit, ~Wartezeit. Eingabe zeichnet ihn.
quick-choices = Vorschläge
quick-enter = Eingabe
quick-after = nach «{ $name }»
quick-on-branch = nach «{ $name }», { $branch }
quick-between = zwischen «{ $from }» und «{ $to }»
quick-loose = ohne Verbindung
quick-start-first = mit einem Startereignis davor
quick-unnamed = ohne Namen
quick-idle = Leere Zeile. Alt und Pfeiltasten wählen, wo sie weitergeht; Esc führt zur Zeichnung zurück.
quick-keys = Alt + Pfeile: wo es weitergeht · Tab: ergänzen · Esc: zur Zeichnung
action-quick = Schritt schreiben
