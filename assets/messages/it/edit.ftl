# Names of edits and refusals.

edit-add = aggiunta di un passo
edit-add-after = passo aggiunto dopo «{ $name }»
edit-connect = nuova freccia
edit-rename = nome «{ $name }»
edit-change = «{ $name }»: { $field }
edit-share = quote dei rami
edit-replace = altro tipo per «{ $name }»
edit-delete = { $count ->
    [one] un elemento eliminato
   *[other] { $count } elementi eliminati
}
edit-move = { $count ->
    [one] un elemento spostato
   *[other] { $count } elementi spostati
}
edit-assign = { $count ->
    [one] ufficio di un passo
   *[other] ufficio di { $count } passi
}
edit-add-office = nuovo ufficio «{ $name }»
edit-add-calendar = nuovo orario «{ $name }»
edit-add-scenario = nuovo scenario «{ $name }»
edit-rename-scenario = scenario rinominato «{ $name }»
edit-delete-scenario = scenario «{ $name }» eliminato
edit-add-note = nuova nota di revisione «{ $name }»
edit-answer-note = risposta alla nota «{ $name }»
edit-finish-note = nota «{ $name }» evasa
edit-reopen-note = nota «{ $name }» riaperta
edit-delete-note = nota «{ $name }» eliminata
edit-new-to-be = nuova variante futura
edit-arrange = disegno riordinato
edit-mend = rimedio: { $what ->
    [add-start] aggiungi l’inizio
    [add-end] aggiungi la fine
    [delete-step] togli lo snodo
    [delete-flow] togli la linea
    [join-flows] unisci le due frecce
    [insert-split] metti uno snodo dopo
    [insert-join] metti uno snodo prima
    [split-gateway] dividi lo snodo in due
    [spread-shares] ripartisci le quote
    [set-default] scegli il ramo ordinario
    [lane-office] passa all’ufficio della corsia
    [into-lane] riporta nella corsia
    [move-clear] sposta dove c’è posto
    [change-kind] correggi il tipo
    [to-message] fanne un messaggio
    [to-flow] fanne una freccia
    [clear-share] togli la quota
    [reroute] porta al passo dopo
    [add-timer] metti un evento a tempo
   *[mark-clock] segna sul disegno
}
edit-arrange-part = passi scelti riordinati
edit-reroute = frecce ritracciate
edit-add-lane = nuova corsia
edit-resize-lane = altezza della corsia

finding-nothing-after-an-end = Dopo la fine non può venire nulla.
finding-nothing-after-an-end-hint = Collega da un passo che viene prima, o cambia la fine in un altro tipo di passo.
finding-nothing-before-a-start = Nessuna freccia può arrivare a un inizio o a un evento sul bordo.
finding-nothing-before-a-start-hint = Collega al passo che viene dopo.
finding-already-joined = I due passi sono già collegati.
finding-already-joined-hint = Per due esiti diversi metti prima uno snodo.
finding-thing-missing = L’elemento non c’è più.
finding-thing-missing-hint = Scegline un altro, o annulla l’ultima modifica.
finding-variant-missing = La variante «{ $id }» non esiste.
finding-variant-missing-hint = Scegli una variante dell’elenco.
edit-take-theirs = presa la versione su disco di «{ $name }»


# Commands, pop-ups, clipboard, search
edit-add-pool = nuovo ente
edit-paste = { $count ->
    [one] un elemento incollato
   *[other] { $count } elementi incollati
}
edit-replace-text = { $count ->
    [one] una sostituzione nel testo
   *[other] { $count } sostituzioni nel testo
}
edit-replace-losing = altro tipo per «{ $name }»; tolti { $flows ->
    [0] nessun flusso
    [one] un flusso
   *[other] { $flows } flussi
} e { $steps ->
    [0] nessun passo
    [one] un passo
   *[other] { $steps } passi
} che il nuovo tipo non può avere
edit-toggle-loop = ripetizione di «{ $name }»
edit-toggle-at-once = ripetizione di «{ $name }», tutte insieme
edit-toggle-in-turn = ripetizione di «{ $name }», una dopo l’altra
edit-toggle-ad-hoc = ordine dei passi in «{ $name }»
edit-toggle-interrupting = effetto dell’evento «{ $name }»
edit-toggle-unfolded = interno di «{ $name }»
finding-may-not-follow = Dopo questo snodo può venire solo un evento atteso o una ricezione.
finding-may-not-follow-hint = Aggiungi un messaggio, un tempo, un segnale o una condizione.
finding-paste-nothing = Negli appunti non c’è nessun elemento.
finding-paste-nothing-hint = Copia prima degli elementi del disegno.
finding-paste-too-much = Gli appunti contengono troppi elementi: al massimo { $limit } alla volta.
finding-paste-too-much-hint = Copia una parte alla volta, oppure apri il file.
finding-paste-wild = Negli appunti c’è un elemento con una posizione impossibile.
finding-paste-wild-hint = Copia di nuovo dal disegno.
