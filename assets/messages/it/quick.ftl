# Quick entry: what a line will make, and what is to be told about it.

quick-join = Unione dei rami
quick-to = → «{ $name }»
quick-branch = ramo { $name }
quick-work = lavoro { $amount }
quick-wait = attesa { $amount }
quick-wait-for = attesa { $amount } ({ $whom })
quick-timer = dopo { $amount }
quick-hangs = evento a tempo sul bordo
quick-new-office = nuovo ufficio «{ $name }»
quick-new-office-of = nuovo ufficio «{ $name }» ({ $kind })

quick-for-office = ufficio
quick-for-sitting = seduta
quick-for-applicant = richiedente
quick-for-other = ente
quick-for-law = legge
quick-for-post = posta

quick-nothing = Scrivi il nome di un passo.
quick-too-long = La riga è troppo lunga: dividila in più passi.
quick-target-wanted = Scrivi dopo la freccia il nome di un passo che c’è già.
quick-no-target = Nessun passo si chiama «{ $text }»: correggi il nome dopo la freccia.
quick-not-read = «{ $text }» resta nel nome. { $why }
quick-long-work = «{ $text }» resta nel nome: il lavoro si dice in minuti o ore; per un’attesa scrivi ~{ $text }.
quick-work-twice = «{ $text }» resta nel nome: il lavoro è già detto.
quick-not-of-decision = Una decisione non ha lavoro, attese o sistemi: scrivili in un passo prima di «{ $text }».
quick-several = Più uffici cominciano così: vale «{ $text }».
quick-shares = Le quote dei rami sommano { $sum }.
quick-too-many = Troppi rami in una riga: al massimo 20.

finding-quick-nothing = La riga non disegna nulla.
finding-quick-nothing-hint = Scrivi il nome di un passo.
finding-quick-end-inside = Una fine non può stare in mezzo a una freccia.
finding-quick-end-inside-hint = Scegli con Alt e le frecce un ramo aperto o un passo senza seguito.
finding-quick-no-split = Prima di qui non c’è uno snodo parallelo.
finding-quick-no-split-hint = Scrivi i passi paralleli su una riga, separati da |.
finding-quick-no-join = Qui non ci sono rami aperti da unire.
finding-quick-no-join-hint = Scegli con Alt e le frecce un passo dentro uno dei rami.
finding-quick-no-host = Un evento a tempo sta sul bordo di un’attività.
finding-quick-no-host-hint = Scegli prima l’attività, poi scrivi ! e la durata.

edit-quick = riga «{ $name }»

# The bar
quick-bar = Scrittura rapida
quick-hint = verifica requisiti @Anagrafe 20-35-45m ~2g richiedente
quick-hint-first = presentazione domanda @Cittadino 30m
quick-first-title = Scrivi il primo passo
quick-first-hint = Una riga è un passo: nome, @ufficio, lavoro, ~attesa. Invio lo disegna.
quick-choices = Completamenti
quick-enter = Invio
quick-after = dopo «{ $name }»
quick-on-branch = dopo «{ $name }», { $branch }
quick-between = tra «{ $from }» e «{ $to }»
quick-loose = senza collegamento
quick-start-first = con un evento di inizio davanti
quick-unnamed = senza nome
quick-idle = Riga vuota. Alt e frecce scelgono dove continua; Esc torna al disegno.
quick-keys = Alt + frecce: dove continua · Tab: completa · Esc: al disegno
action-quick = Scrivi un passo
