# The table of steps.

action-table = Tabella dei passi

# Heads
cell-name = Passo
cell-kind = Tipo
cell-office = Ufficio
cell-phase = Fase
cell-work = Lavoro
cell-wait = Attesa
cell-waited-for = Si aspetta
cell-staff = Addetti insieme
cell-priority = Priorità
cell-at-most = Volte al massimo
cell-cost = Costo diretto
cell-channel = Canale
cell-digital-level = Livello digitale
cell-documents-in = Documenti in ingresso
cell-documents-out = Documenti in uscita
cell-systems = Sistemi
cell-basis = Base giuridica
cell-marks = Effetto sul termine
cell-repeat = Ripetizione
cell-sittings = Sedute
cell-sittings-at = Ora della seduta
cell-sittings-most = Pratiche per seduta
cell-risk = Rischio
cell-risk-event = Evento di rischio
cell-risk-reason = Motivo del rischio
cell-risk-measure = Misura
cell-risk-owner = Chi attua la misura
cell-notes = Note

# What is wrong with a cell
cell-unknown = «{ $text }» non è un valore di questa colonna.
cell-long-work = Il lavoro si dice in minuti o ore: 30 min, 1 h 30.
cell-no-wait = Non c’è un’attesa: scrivi prima quanto si aspetta.
cell-no-sittings = Non ci sono sedute: scrivi prima quando si siede.
cell-no-risk = Non c’è un rischio: scegli prima il suo livello.
cell-not-here = Questo tipo si cambia sul disegno.
cell-too-long = Il testo è troppo lungo.

edit-cells = { $count ->
    [one] tabella: una cella di «{ $name }»
   *[other] tabella: { $count } celle
}
finding-table-too-many = Troppe righe nuove in una volta.
finding-table-too-many-hint = Incolla al massimo mille passi nuovi per volta.

# The grid
table-title = Tabella dei passi
table-filter = Filtra i passi
table-close = Chiudi la tabella
table-rows = { $n ->
    [one] un passo
   *[other] { $n } passi
}
table-shown = { $n } di { $of } passi
table-keys = Frecce: muovi · Invio o scrivi: modifica · Ctrl+C e Ctrl+V: copia e incolla · Esc: al disegno
table-empty = Gli appunti sono vuoti.
table-large = Il testo incollato è troppo grande: al massimo 5000 righe e 200 colonne.
table-not-text = Gli appunti non contengono testo leggibile: non è cambiato nulla.
table-pasted = { $cells ->
    [one] Incollata una cella
   *[other] Incollate { $cells } celle
}{ $steps ->
    [0] .
    [one] , un passo nuovo.
   *[other] , { $steps } passi nuovi.
}
table-unread = { $n ->
    [one] Una cella non letta è rimasta com’era
   *[other] { $n } celle non lette sono rimaste com’erano
}: { $list }
table-at = riga { $row }, { $column }: «{ $text }»
table-copied = { $n ->
    [one] Copiata una cella
   *[other] Copiate { $n } celle
}
table-cell = { $column } di «{ $step }»: { $value }
table-outside = { $n } celle oltre l’ultima colonna non sono state incollate.
table-sorted = Filtro e ordine: togli il filtro per incollare passi nuovi.
