# Edits by hand, why some are refused, and what is said while the hand moves.

edit-append = nuovo passo collegato
edit-add-beside = nuovo oggetto accanto
edit-bend = percorso di una linea
edit-straighten = linee raddrizzate
edit-label-place = posto di una scritta
edit-reconnect = estremo di una linea spostato
edit-move-cut = { $count ->
    [one] un elemento spostato
   *[other] { $count } elementi spostati
}, { $cut ->
    [one] una freccia tolta
   *[other] { $cut } frecce tolte
}
edit-resize = { $count ->
    [one] misura di un elemento
   *[other] misura di { $count } elementi
}
edit-align = { $count } elementi allineati
edit-distribute = { $count } elementi distribuiti
edit-space = spazio aggiunto
edit-less-space = spazio tolto
edit-divide-lane = divisione in { $count } corsie
edit-reorder-lane = ordine delle corsie

finding-nothing-to-straighten = Non c’è nessuna linea da raddrizzare.
finding-nothing-to-straighten-hint = Seleziona prima una freccia o un collegamento.
finding-outside-the-lanes = Fuori dalle corsie un passo non ha posto.
finding-outside-the-lanes-hint = Lascialo in una corsia, o poco oltre il bordo: la corsia cresce.
finding-only-on-a-border = Questo evento esiste solo sul bordo di un passo.
finding-only-on-a-border-hint = Lascialo sul bordo di un’attività, o cambiane prima il tipo.
finding-message-within-a-pool = Nello stesso ente non passano messaggi.
finding-message-within-a-pool-hint = Collega due passi con una freccia.
finding-no-message-here = Da qui o fin qui non può passare un messaggio.
finding-no-message-here-hint = Tra enti diversi si collegano attività ed eventi di messaggio.
finding-line-to-itself = Un oggetto non si collega a sé stesso.
finding-line-to-itself-hint = Scegli un altro elemento.
finding-no-line-to-a-flow = A una freccia si collega solo un’annotazione.
finding-no-line-to-a-flow-hint = Collega a un passo.
finding-flow-needs-a-step = Una freccia va da un passo a un passo.
finding-flow-needs-a-step-hint = Lascia l’estremo su un passo.
finding-flow-stays-in-its-pool = Una freccia resta nel suo ente.
finding-flow-stays-in-its-pool-hint = Tra enti diversi collega con lo strumento Collega: nasce un messaggio.
finding-another-kind-of-line = Questa linea non può arrivare lì.
finding-another-kind-of-line-hint = Eliminala e collega di nuovo.
finding-size-is-fixed = La misura di questo elemento è fissa.
finding-size-is-fixed-hint = Si ridimensionano attività, riquadri, corsie e oggetti accanto.
finding-nothing-to-resize = Non c’è nulla a cui dare la stessa misura.
finding-nothing-to-resize-hint = Seleziona due o più attività o oggetti.
finding-needs-several = Per allineare servono almeno due elementi.
finding-needs-several-hint = Selezionane altri con Ctrl+clic o con un riquadro.
finding-needs-three = Per distribuire servono almeno tre elementi.
finding-needs-three-hint = Selezionane altri con Ctrl+clic o con un riquadro.
finding-nothing-to-push = Di là dalla linea non c’è nulla da spostare.
finding-nothing-to-push-hint = Comincia a sinistra, o sopra, di ciò che deve spostarsi.
finding-lanes-too-deep = Le corsie sono già divise troppe volte.
finding-lanes-too-deep-hint = Aggiungi una corsia accanto.
finding-already-divided = È già divisa in corsie.
finding-already-divided-hint = Dividi una delle sue corsie, o aggiungine una accanto.
finding-lane-stays = La corsia è già lì.
finding-lane-stays-hint = Trascinala oltre la corsia vicina.
finding-select-first = Non c’è nulla di adatto nella selezione.
finding-select-first-hint = Seleziona prima ciò che vuoi cambiare.
finding-pool-on-pool = Un ente non si disegna sopra un altro.
finding-pool-on-pool-hint = Mettilo dove c’è posto, sopra o sotto.

action-space-tool = Fai o togli spazio
action-align-left = Allinea a sinistra
action-align-center = Allinea al centro
action-align-right = Allinea a destra
action-align-top = Allinea in alto
action-align-middle = Allinea a metà altezza
action-align-bottom = Allinea in basso
action-distribute-across = Distribuisci in orizzontale
action-distribute-down = Distribuisci in verticale
action-same-size = Dai la stessa misura
action-straighten = Raddrizza la linea
action-label-back = Rimetti la scritta al suo posto
action-lane-before = Aggiungi una corsia prima
action-lane-after = Aggiungi una corsia dopo
action-divide-two = Dividi la corsia in due
action-divide-three = Dividi la corsia in tre
action-lane-up = Sposta prima la corsia
action-lane-down = Sposta dopo la corsia

toolbox = Strumenti
thing-start = Inizio
thing-intermediate = Evento sul percorso o sul bordo
thing-end = Fine
thing-task = Attività
thing-gateway = Snodo
thing-sub = Sottoprocedimento aperto
thing-data = Documento
thing-store = Archivio
thing-note = Annotazione
thing-group = Gruppo
thing-pool = Ente
thing-lane = Corsia

hint-place = Clic per mettere; Esc per smettere
hint-insert = Si inserisce nella freccia
hint-attach = Si attacca al bordo
hint-detach = Si stacca dal bordo
hint-enter = Entra nel sottoprocedimento
hint-leave = Esce dal sottoprocedimento
hint-cut = { $count ->
    [one] Una freccia verrà tolta
   *[other] { $count } frecce verranno tolte
}
hint-grows = La corsia cresce
hint-content = Il contenuto arriva fin qui
hint-connect = Trascina fino a un altro elemento
hint-message = Messaggio
hint-association = Collegamento
hint-new-there = Nuovo passo qui
hint-branch = Si sposta solo questo ramo
hint-space = Trascina a destra o in giù; Alt sposta solo il ramo
connect-from = Collega da qui
