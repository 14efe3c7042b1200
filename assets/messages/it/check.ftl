# Findings of the checks: finding-CODE and finding-CODE-hint.

finding-no-start = Il disegno non ha un inizio: non si sa da dove entra una pratica.
finding-no-start-hint = Aggiungi un evento di inizio prima del primo passo.
finding-no-end = Il disegno non ha una fine: non si sa come si chiude una pratica.
finding-no-end-hint = Aggiungi un evento di fine dopo l’ultimo passo e indica l’esito.
finding-unreachable = Nessuna strada dall’inizio porta a «{ $step }».
finding-unreachable-hint = Disegna la freccia che ci arriva, oppure elimina il passo.
finding-dead-end = Dopo «{ $step }» non viene nulla e non è una fine: la pratica si ferma lì.
finding-dead-end-hint = Disegna la freccia verso il passo successivo, oppure aggiungi una fine.
finding-endless-loop = Chi entra nel giro di «{ $step }» non ne esce più ({ $count ->
    [one] { $count } passo
   *[other] { $count } passi
}: { $steps }).
finding-endless-loop-hint = Aggiungi al giro un’uscita che porti a una fine.
finding-loop-unbounded = Il giro che passa per «{ $step }» ({ $count ->
    [one] { $count } passo
   *[other] { $count } passi
}) può ripetersi senza limite.
finding-loop-unbounded-hint = Indica quante volte al massimo si fa uno dei suoi passi.
finding-idle-gateway = Lo snodo «{ $step }» non divide e non riunisce nulla.
finding-idle-gateway-hint = Eliminalo (la freccia si ricuce), oppure disegna i rami che mancano.
finding-implicit-split = Da «{ $step }» partono { $count } frecce: così la pratica le prende tutte insieme.
finding-implicit-split-hint = Metti dopo il passo uno snodo che dica se si prende un ramo solo o tutti.
finding-flow-twice = Due frecce uguali vanno da «{ $from }» a «{ $to }».
finding-flow-twice-hint = Elimina una delle due, o portala altrove.
finding-timer-unset = Il tempo dell’evento «{ $step }» non è indicato in modo che si possa simulare.
finding-timer-unset-hint = Indica una durata, oppure legalo a un termine della scheda.
finding-shares-sum = Le quote dei rami di «{ $step }» sommano a { $percent } % e non a 100 %.
finding-shares-sum-hint = Correggi le quote dei rami, o lascia che il ramo ordinario prenda il resto.
finding-shares-missing = A «{ $step }» { $count ->
    [one] manca la quota di { $count } ramo
   *[other] mancano le quote di { $count } rami
} su { $of }.
finding-shares-missing-hint = Indica quante pratiche su cento prendono ciascun ramo: lo dicono il registro o chi ci lavora.
finding-no-default = La decisione «{ $step }» non ha un ramo ordinario.
finding-no-default-hint = Segna come ordinario il ramo che vale quando nessuna condizione è vera.
finding-decision-unnamed = La decisione { $step } dopo «{ $before }» non dice che cosa si decide.
finding-decision-unnamed-hint = Dalle come nome la domanda a cui risponde, per esempio «Completa?».
finding-branch-unnamed = Il ramo da «{ $from }» a «{ $to }» non ha un’etichetta.
finding-branch-unnamed-hint = Scrivi la risposta che porta lì, per esempio «sì» o «no».
finding-step-unnamed = Il passo { $step } non ha un nome.
finding-step-unnamed-hint = Scrivi che cosa si fa: un verbo e il suo oggetto, per esempio «Verifica la domanda».
finding-language-gap = «{ $step }» non ha un nome in { $language ->
    [de] tedesco
    [en] inglese
   *[it] italiano
}.
finding-language-gap-hint = Scrivi il nome in questa lingua, come negli altri passi.
finding-language-gaps = A { $count } passi su { $of } manca il nome in { $language ->
    [de] tedesco
    [en] inglese
   *[it] italiano
}.
finding-language-gaps-hint = Completa i nomi in questa lingua, o toglila dai passi che la usano.
finding-task-without-office = Nessun ufficio svolge «{ $step }».
finding-task-without-office-hint = Sposta il passo nella corsia del suo ufficio, o scegli l’ufficio nelle proprietà.
finding-work-missing = A «{ $step }» manca il tempo di lavorazione.
finding-work-missing-hint = Chiedi a chi lo fa il tempo più breve, il solito e il più lungo per una pratica.
finding-wait-missing = A «{ $step }» mancano sia l’attesa sia gli addetti dell’ufficio: la pratica ci passa in un attimo.
finding-wait-missing-hint = Indica quanto si attende e chi, oppure quanti addetti ha l’ufficio.
finding-demand-missing = «{ $step }» non dice quante pratiche arrivano.
finding-demand-missing-hint = Indica le pratiche in un anno: servono per carichi, code e simulazione.
finding-staff-missing = Non si sa quanti addetti ha «{ $office }», che svolge { $count ->
    [one] { $count } passo
   *[other] { $count } passi
}.
finding-staff-missing-hint = Indica quante persone fanno questo lavoro e quanta parte del loro tempo va ad altro.
finding-copied-by-hand = In «{ $step }» si ricopiano dati a mano: { $systems }.
finding-copied-by-hand-hint = Fai parlare i sistemi tra loro e togli la ricopiatura dallo stato futuro.
finding-number-unsourced = { $count ->
    [one] { $count } numero
   *[other] { $count } numeri
} di «{ $what }» senza fonte.
finding-number-unsourced-hint = Indica da dove viene: norma, registro, intervista, stima.
finding-illustrative-numbers = { $count ->
    [one] { $count } numero
   *[other] { $count } numeri
} su { $of } { $count ->
    [one] è illustrativo
   *[other] sono illustrativi
}: vanno bene per imparare, non per decidere.
finding-illustrative-numbers-hint = Sostituiscili con i dati dell’ente e indica la fonte.
finding-card-incomplete = La scheda ha un termine ma non dice { $field ->
    [case-officer] chi è responsabile del procedimento (art. 5 L. 241/1990)
    [deciding-body] chi adotta il provvedimento finale
    [substitute-power] chi ha il potere sostitutivo (art. 2 c. 9-bis L. 241/1990)
   *[unit] qual è l’unità organizzativa responsabile (art. 4 L. 241/1990)
}.
finding-card-incomplete-hint = Completa la scheda del procedimento.
finding-outcome-missing = La fine «{ $step }» non dice che cosa significa in diritto.
finding-outcome-missing-hint = Indica l’esito: accolto, respinto, inammissibile, ritirato o silenzio.
finding-clock-unmarked = { $effect ->
    [stop] Nessun passo chiude
   *[start] Nessun passo fa partire
} il termine «{ $term }».
finding-clock-unmarked-hint = Segna il ricevimento come avvio del termine e il provvedimento come chiusura.
finding-term-without-basis = Il termine «{ $term }» non dice quale norma lo fissa.
finding-term-without-basis-hint = Indica l’atto e l’articolo; dove nessuno lo fissa valgono i 30 giorni dell’art. 2 c. 2 L. 241/1990.
finding-term-long = Il termine «{ $term }» è di circa { $days } giorni: oltre { $limit } serve una ragione (art. 2 c. 3-4 L. 241/1990).
finding-term-long-hint = Accorcia il termine, o indica la norma che lo consente.
finding-suspension-repeats = Il termine «{ $term }» può essere sospeso più di { $limit ->
    [one] { $limit } volta
   *[other] { $limit } volte
}: a «{ $step }» e altrove, o in un giro (art. 2 c. 7 L. 241/1990).
finding-suspension-repeats-hint = Chiedi tutto in una volta, oppure indica quante volte al massimo si fa il passo.
finding-suspension-long = La sospensione in «{ $step }» dura in media { $days } giorni, oltre il limite di { $limit }: poi il termine riparte.
finding-suspension-long-hint = Accorcia il tempo concesso, o indica nella scheda il limite più lungo con la sua norma.
finding-refusal-without-notice = Si può arrivare al rigetto «{ $step }» senza il preavviso di rigetto (art. 10-bis L. 241/1990).
finding-refusal-without-notice-hint = Metti su ogni strada verso il rigetto un passo con l’effetto «preavviso di rigetto».
finding-opinion-without-term = «{ $step }» aspetta un altro ente senza un termine: se l’ente tace, la pratica non si muove più.
finding-opinion-without-term-hint = Metti sul bordo del passo un evento a tempo e indica dove porta il silenzio (art. 16, 17, 17-bis L. 241/1990).
finding-flow-wrong-end = { $way ->
    [out] Dalla fine «{ $step }» parte una freccia.
   *[into] Una freccia arriva a «{ $step }», dove nulla può arrivare.
}
finding-flow-wrong-end-hint = Porta la freccia al passo che viene dopo, o fai della fine un evento intermedio.
finding-flow-across-bodies = La freccia da «{ $from }» a «{ $to }» passa da un ente all’altro.
finding-flow-across-bodies-hint = Tra due enti passa solo un messaggio: chi lo riceve comincia o prosegue con quello.
finding-message-within = Il messaggio { $name } resta dentro lo stesso ente.
finding-message-within-hint = Dentro un ente la pratica passa con una freccia.
finding-split-and-join = Lo snodo «{ $step }» unisce e divide insieme.
finding-split-and-join-hint = Fanne due: uno che unisce le strade e uno che le divide.
finding-join-deadlock = «{ $step }» aspetta tutti i rami di «{ $split }», ma la pratica ne prende uno solo: si ferma lì per sempre.
finding-join-deadlock-hint = Fanne un incontro di alternative.
finding-join-unsynchronized = I rami di «{ $split }» vanno tutti insieme, ma «{ $step }» li lascia passare uno per uno: ciò che segue si fa più volte.
finding-join-unsynchronized-hint = Fanne uno snodo che li aspetta tutti.
finding-join-missing = I rami di «{ $split }» vanno tutti insieme e arrivano a «{ $step }» uno per uno: il passo si fa più volte.
finding-join-missing-hint = Metti prima del passo uno snodo che li aspetta tutti.
finding-race-wrong = Dopo uno snodo che aspetta il primo di più eventi, «{ $step }» non aspetta nulla.
finding-race-wrong-hint = Metti lì un evento atteso, o un’attività che riceve un messaggio.
finding-complex-gateway = Lo snodo «{ $step }» ha una regola tutta sua, che non si legge dal disegno.
finding-complex-gateway-hint = Disegnalo come decisione inclusiva, o con più decisioni semplici.
finding-link-alone = { $way ->
    [out] Il rimando «{ $step }» non porta in nessun posto.
   *[in] A «{ $step }» nessun rimando porta.
}
finding-link-alone-hint = Dai ai due rimandi lo stesso nome allo stesso livello, o disegna quello che manca.
finding-needless-terminate = La fine «{ $step }» ferma tutto il resto, ma nient’altro può essere in corso.
finding-needless-terminate-hint = Basta una fine semplice.
finding-event-sub-start = L’inizio «{ $step }» di un sottoprocedimento a evento non aspetta nulla: non comincerà mai.
finding-event-sub-start-hint = Indica che cosa lo fa cominciare: un messaggio, un tempo, un errore.
finding-sub-start-typed = L’inizio «{ $step }» dentro un sottoprocedimento aspetta qualcosa, ma questo comincia quando la pratica vi arriva.
finding-sub-start-typed-hint = Fanne un inizio semplice e metti l’evento atteso sulla strada.
finding-sub-empty = Il sottoprocedimento «{ $step }» è aperto ma vuoto.
finding-sub-empty-hint = Disegna i suoi passi, o fanne un’attività semplice.
finding-crowded-level = Su un solo livello ci sono { $count } passi: oltre { $limit } nessuno li tiene a mente.
finding-crowded-level-hint = Raccogli in sottoprocedimenti ciò che va insieme.
finding-share-misplaced = La freccia da «{ $from }» a «{ $to }» ha una quota, ma lì non si decide nulla.
finding-share-misplaced-hint = Togli la quota, o metti prima una decisione.
finding-event-unnamed = L’evento { $step } non dice che cosa succede.
finding-event-unnamed-hint = Scrivi che cosa succede, per esempio «Domanda ricevuta».
finding-name-twice = Un altro passo dello stesso ufficio si chiama già «{ $step }».
finding-name-twice-hint = Scrivi nel nome che cosa lo rende diverso.
finding-overlap = «{ $step }» copre «{ $other }».
finding-overlap-hint = Spostalo dove si leggono tutti e due.
finding-outside-lanes = «{ $step }» sta fuori dalla sua corsia.
finding-outside-lanes-hint = Riportalo nella corsia di chi lo fa.
finding-office-not-of-lane = «{ $step }» sta nella corsia di { $lane } ma lo svolge { $office }.
finding-office-not-of-lane-hint = Passalo all’ufficio della corsia, o spostalo nella corsia del suo ufficio.
finding-work-odd = { $how ->
    [none] Il lavoro di «{ $step }» non dura nulla.
   *[much] Il lavoro di «{ $step }» dura { $hours } ore per una pratica.
}
finding-work-odd-hint = Controlla il numero e la sua unità: minuti o ore?
finding-wait-odd = { $how ->
    [none] Un’attesa di «{ $step }» non dura nulla.
   *[much] Un’attesa di «{ $step }» dura { $days } giorni.
}
finding-wait-odd-hint = Controlla il numero e la sua unità, o togli l’attesa.
finding-sittings-empty = «{ $step }» si fa solo nelle sedute, ma nessuna si tiene o nessuna decide pratiche.
finding-sittings-empty-hint = Indica i giorni delle sedute e quante pratiche decide ciascuna.
finding-more-of-the-same = Ci sono altre { $count } segnalazioni uguali ({ $rule }).
finding-more-of-the-same-hint = Cominciano a sparire quando si correggono le prime.

# What mends a finding: the word on its button. With … a place opens, without it is done at once.
remedy-add-start = Aggiungi l’inizio
remedy-add-end = Aggiungi la fine
remedy-delete-step = Togli lo snodo
remedy-delete-flow = Togli la linea
remedy-join-flows = Unisci le due frecce
remedy-insert-split = Metti uno snodo dopo
remedy-insert-join = Metti uno snodo prima
remedy-split-gateway = Dividi lo snodo in due
remedy-spread-shares = Ripartisci le quote
remedy-set-default = Scegli il ramo ordinario
remedy-lane-office = Passa all’ufficio della corsia
remedy-into-lane = Riporta nella corsia
remedy-move-clear = Sposta dove c’è posto
remedy-change-kind = Correggi il tipo
remedy-to-message = Fanne un messaggio
remedy-to-flow = Fanne una freccia
remedy-clear-share = Togli la quota
remedy-reroute = Porta al passo dopo
remedy-add-timer = Metti un evento a tempo
remedy-mark-clock = Segna sul disegno
remedy-name = Rinomina…
remedy-kind = Cambia tipo…
remedy-office = Scegli l’ufficio…
remedy-work = Scrivi il lavoro…
remedy-wait = Scrivi l’attesa…
remedy-event = Completa l’evento…
remedy-law = Segna l’effetto…
remedy-numbers = Scrivi quante volte…
remedy-systems = Apri i sistemi…
remedy-shares = Scrivi le quote…
remedy-staff = Scrivi gli addetti…
remedy-card = Apri la scheda…
remedy-source = Indica la fonte…

# What an analysis still lacks; the panel adds the link.
missing-name = { $count } attività su { $of } senza nome
missing-office = { $count } attività su { $of } senza ufficio
missing-work = { $count } attività su { $of } senza tempo di lavorazione
missing-wait = { $count } attività su { $of } senza attesa e senza addetti noti
missing-shares = { $count ->
    [one] { $count } decisione
   *[other] { $count } decisioni
} su { $of } senza tutte le quote
missing-demand = { $count ->
    [one] { $count } inizio
   *[other] { $count } inizi
} su { $of } senza numero di pratiche
missing-staff = { $count } attività su { $of } di uffici con addetti non noti
