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
edit-new-to-be = nuova variante futura
edit-arrange = disegno riordinato
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
