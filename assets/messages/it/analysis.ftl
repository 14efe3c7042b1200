# Results of a simulation and of comparisons.

finding-sim-no-start = Nessuna pratica può entrare: manca un inizio da cui arrivano pratiche.
finding-sim-no-start-hint = Disegna un evento di inizio e indica quante pratiche arrivano in un anno.
finding-sim-never-open = Questo orario non apre mai: nessun lavoro finirebbe.
finding-sim-never-open-hint = Indica almeno un intervallo di apertura che non cada sempre in una chiusura.
finding-sim-too-large = Il procedimento è troppo grande per la simulazione ({ $steps } passi).
finding-sim-too-large-hint = Dividilo in procedimenti più piccoli.
finding-sim-demand-assumed = Nessuno ha detto quante pratiche arrivano: la simulazione ne suppone { $cases } l’anno.
finding-sim-demand-assumed-hint = Indica sull’evento di inizio quante pratiche arrivano in un anno.
finding-sim-no-staff = L’ufficio ha zero addetti: la simulazione non ne calcola la coda.
finding-sim-no-staff-hint = Indica quanti addetti fanno questo lavoro.
finding-sim-too-few-staff = Il passo chiede più addetti insieme di quanti ne ha l’ufficio: la simulazione li usa tutti.
finding-sim-too-few-staff-hint = Riduci gli addetti necessari o aumenta quelli dell’ufficio.
finding-sim-too-many-terms = La scheda ha troppi termini: la simulazione segue solo i primi 32.
finding-sim-too-many-terms-hint = Togli i termini che non servono.
finding-sim-work-unit = Il tempo di lavorazione del passo è in giorni o mesi: la simulazione non lo conta.
finding-sim-work-unit-hint = Indica il lavoro in minuti o ore; i giorni sono per le attese.
finding-sim-at-once = Il passo si ripete per più oggetti insieme: la simulazione somma il loro lavoro come se si facessero uno dopo l’altro.
finding-sim-at-once-hint = Tienine conto leggendo i tempi di questo passo.
finding-sim-timer-unknown = Il tempo di questo evento non si può simulare: non scatta mai, o non fa attendere.
finding-sim-timer-unknown-hint = Indica una durata, oppure legalo a un termine della scheda.
finding-sim-answer-unknown = Non si sa quanto si attende la risposta a questo messaggio: la simulazione non la attende.
finding-sim-answer-unknown-hint = Indica l’attesa sul messaggio, oppure sull’evento che lo riceve.
finding-sim-event-at-once = Nulla dice quando accade questo evento: nella simulazione accade subito.
finding-sim-event-at-once-hint = Indica un’attesa, oppure collega il messaggio che lo provoca.
finding-sim-event-never = Nulla dice quanto spesso accade questo evento sul bordo: nella simulazione non accade mai.
finding-sim-event-never-hint = Indica la quota sulla freccia che ne esce, oppure un tempo o un messaggio.
finding-sim-event-sub = Questo sottoprocedimento parte da un evento: la simulazione non lo esegue.
finding-sim-event-sub-hint = Disegna l’evento sul bordo del passo che interrompe.
finding-sim-race-unknown = Di nessuno degli eventi attesi qui si sa quando accade: la simulazione sceglie un ramo per quota.
finding-sim-race-unknown-hint = Indica un tempo, un’attesa o un messaggio per ogni evento.
finding-sim-race-time-unknown = Di questo evento atteso non si sa quando accade: nella simulazione non arriva mai per primo.
finding-sim-race-time-unknown-hint = Indica un’attesa sull’evento, oppure il messaggio che lo provoca.
finding-sim-shares-assumed = Mancano quote dei rami: la simulazione divide in parti uguali ciò che resta.
finding-sim-shares-assumed-hint = Indica quante pratiche su cento prendono ciascun ramo.
finding-sim-shares-scaled = Le quote dei rami sommano a { $percent } %: la simulazione le riporta a 100 %.
finding-sim-shares-scaled-hint = Correggi le quote dei rami.
finding-limit-events = La simulazione è stata fermata: troppi eventi in una sola replica. I numeri valgono solo fin lì.
finding-limit-events-hint = Controlla che nessun giro si ripeta senza fine e che gli arrivi non siano troppi, oppure accorcia il periodo.
finding-limit-open-cases = La simulazione è stata fermata: troppe pratiche aperte insieme. Ne arrivano più di quante se ne possano fare.
finding-limit-open-cases-hint = Aggiungi addetti all’ufficio più carico, oppure controlla quante pratiche arrivano.
finding-limit-tokens = La simulazione è stata fermata: una pratica si divide in troppi rami.
finding-limit-tokens-hint = Controlla che un giro non passi per uno snodo che apre rami in parallelo.
finding-limit-kept = Il procedimento è tanto grande che si conservano solo { $replications } repliche: gli intervalli possono essere più larghi del voluto.
finding-limit-kept-hint = Simula una parte del procedimento per intervalli più stretti.
finding-limit-endless-loop = La simulazione è stata fermata: una pratica gira senza che passi tempo.
finding-limit-endless-loop-hint = Dai un tempo a un passo del giro, oppure un’uscita con una quota.
finding-cases-stuck = Il { $percent } % delle pratiche resta bloccato: i suoi rami si aspettano a vicenda.
finding-cases-stuck-hint = Controlla gli snodi che riuniscono: ogni ramo che aspettano deve poter arrivare.
finding-cases-open = Il { $percent } % delle pratiche misurate è ancora aperto alla fine: i tempi medi sono troppo bassi.
finding-cases-open-hint = Guarda l’ufficio più carico: forse arrivano più pratiche di quante se ne possano fare.
finding-books-disagree = I conti interni della simulazione non tornano: non fidarti di questi numeri.
finding-books-disagree-hint = È un errore del programma: segnalalo con questo file.
finding-exact-disagrees = { $what ->
    [load] Il carico simulato ({ $simulated }) è lontano da quello esatto ({ $exact }).
    [queue] La coda simulata ({ $simulated }) è lontana da quella esatta ({ $exact }).
   *[visits] Le visite simulate di una pratica ({ $simulated }) sono lontane da quelle esatte ({ $exact }).
}
finding-exact-disagrees-hint = Fuori dall’intervallo, allargato per tutti i numeri confrontati: simula un periodo più lungo, o segnalalo con questo file.

# The exact judgement of structure.
gateway-after = lo snodo dopo { $step }
gateway-before = lo snodo prima di { $step }
finding-structure-deadlock = { $count ->
    [one] «{ $step }» aspetta un ramo che non arriva mai: la pratica si ferma lì.
   *[other] «{ $step }» aspetta un ramo che «{ $split }» non sempre manda: la pratica si ferma lì.
}
finding-structure-deadlock-hint = Fai in modo che lo snodo aspetti solo i rami che la pratica prende davvero, oppure porta fin lì anche il ramo che manca.
finding-structure-lack-of-synchronisation = { $count ->
    [one] Da «{ $step }» la stessa pratica passa più volte insieme: ciò che segue si fa due volte.
   *[other] I rami di «{ $split }» vanno insieme e «{ $step }» li lascia passare uno per uno: ciò che segue si fa due volte.
}
finding-structure-lack-of-synchronisation-hint = Riunisci i rami con uno snodo che li aspetta tutti.
finding-structure-improper-completion = { $count ->
    [one] La stessa pratica arriva due volte alla fine «{ $step }».
   *[other] La stessa pratica arriva due volte alla fine «{ $step }», perché i rami di «{ $split }» non si riuniscono.
}
finding-structure-improper-completion-hint = Riunisci i rami prima della fine, oppure dai a ciascuno una fine propria.
finding-structure-livelock = Chi arriva a «{ $step }» gira senza poter più finire: { $steps }.
finding-structure-livelock-hint = Aggiungi al giro un’uscita che porti a una fine.
finding-structure-missing-end = Dopo «{ $step }» non viene nulla e non è una fine: la pratica resta lì.
finding-structure-missing-end-hint = Disegna la freccia verso il passo successivo, oppure aggiungi una fine.
finding-structure-dead-step = «{ $step }» ha una strada dall’inizio, eppure non si fa mai ({ $count ->
    [one] { $count } passo
   *[other] { $count } passi
}: { $steps }).
finding-structure-dead-step-hint = Guarda che cosa aspetta: non accade mai che arrivi tutto insieme.
finding-structure-unreachable = Nessuna strada dall’inizio porta a «{ $step }» ({ $steps }).
finding-structure-unreachable-hint = Disegna la freccia che ci arriva, oppure elimina ciò che non si raggiunge.
finding-structure-limit = { $states ->
    [0] La struttura è stata giudicata solo in parte: in un punto la pratica si moltiplica senza fine o ha troppe scelte.
   *[other] La struttura è stata giudicata solo in parte: dopo { $states } stati ci si è fermati.
}
finding-structure-limit-hint = Correggi prima ciò che è stato trovato, o raccogli i passi in sottoprocedure: poi il giudizio può essere completo.
finding-sim-dates-unsorted = Le date di arrivo non sono in ordine: la simulazione le mette in ordine.
finding-sim-dates-unsorted-hint = Controlla che ogni data sia quella giusta: un ordine sbagliato è spesso un errore di copia.
finding-sim-dates-before = { $cases } date di arrivo vengono prima dell’inizio della simulazione e non contano.
finding-sim-dates-before-hint = Anticipa il primo giorno simulato, oppure togli le date precedenti.
finding-sim-dates-none = Nessuna data di arrivo cade nel periodo simulato: non arriva nessuna pratica.
finding-sim-dates-none-hint = Anticipa il primo giorno simulato, oppure indica date successive.
finding-sim-demand-none = Il numero di pratiche all’anno è zero: da qui non arriva nessuna pratica.
finding-sim-demand-none-hint = Indica quante pratiche arrivano all’anno.
finding-sim-sittings-none = Nessuna seduta cade nel periodo simulato: le pratiche restano in attesa qui.
finding-sim-sittings-none-hint = Indica le date o la cadenza delle sedute.
finding-sim-priorities-many = L’ufficio ha più di { $most } priorità: la simulazione distingue solo le { $most } più alte, le altre attendono insieme.
finding-sim-priorities-many-hint = Usa meno priorità diverse.
finding-cases-none = Nel periodo misurato non arriva nessuna pratica: non c’è nulla da misurare.
finding-cases-none-hint = Controlla quante pratiche arrivano e quando, oppure simula un periodo più lungo.
finding-sim-backlog-large = Le pratiche in attesa all’inizio sono più di { $most }.
finding-sim-backlog-large-hint = Indica quante pratiche aspettano davvero a ogni passo.
finding-sim-backlog-clock = Per le pratiche in attesa all’inizio i termini corrono dal ricevimento, senza sospensioni precedenti.
finding-sim-backlog-clock-hint = Se molte erano sospese, indica un’età minore.
finding-warmup-short = L’avvio da scrivanie vuote si vede per circa { $found } giorni, ma solo { $left } sono lasciati fuori: le cifre sono troppo basse.
finding-warmup-short-hint = Allunga l’avvio escluso a { $found } giorni.
finding-warmup-unknown = Non si può dire quando l’avvio è passato: la simulazione è troppo corta per tempi che oscillano tanto.
finding-warmup-unknown-hint = Guarda la curva dell’avvio: se è piana non c’è nulla da togliere; se sale ancora alla fine, le code crescono senza fine.
finding-portfolio-large = Sono troppe procedure insieme: al massimo { $parts }, con { $steps } passi.
finding-portfolio-large-hint = Simula insieme solo le procedure che condividono gli uffici più carichi.
finding-portfolio-empty = Non c’è nessuna procedura da simulare.
finding-portfolio-empty-hint = Indica almeno un file.
finding-portfolio-calls-deep = Le chiamate tra procedure si annidano troppo: questa non è seguita.
finding-portfolio-calls-deep-hint = Controlla se le procedure si chiamano a vicenda.
finding-portfolio-staff-differs = Le procedure danno a questo ufficio { $taken } e { $other } persone: vale { $taken }.
finding-portfolio-staff-differs-hint = Indica lo stesso organico in tutte le procedure.
finding-portfolio-other-work = L’altro lavoro di questo ufficio scende dal { $stated } % al { $left } %: il resto è quello delle altre procedure simulate.
finding-portfolio-other-work-hint = Se l’altro lavoro indicato non comprende queste procedure, aumentalo.
