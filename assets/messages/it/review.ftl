# Review notes.

action-add-note = Nuova nota di revisione
action-notes = Note di revisione

notes = Note di revisione
notes-tab = { $open ->
    [0] Note di revisione
   *[other] Note di revisione ({ $open })
}
notes-none = Nessuna nota. Chi rilegge il disegno può lasciarne una su un passo, su una freccia o sul tutto.
notes-none-open = Nessuna nota aperta.
notes-with-done = Anche le evase
notes-author = Chi scrive
notes-author-hint = nome e cognome
notes-nobody = senza nome
notes-new = Nuova nota
notes-new-on = Nuova nota su «{ $place }»
notes-new-whole = Nuova nota sull’intero procedimento
notes-text-hint = Che cosa non va, che cosa manca, che cosa chiedi?
notes-add = Aggiungi
notes-whole = intero procedimento
notes-gone = elemento tolto dal disegno
notes-open = aperta
notes-done = evasa
notes-by = { $author }, { $date }
notes-answers = { $count ->
    [one] 1 risposta
   *[other] { $count } risposte
}
notes-answer-hint = Risposta
notes-answer = Rispondi
notes-finish = Segna come evasa
notes-reopen = Riapri
notes-delete = Elimina
notes-spoken = Nota { $number }, { $state }, { $place }, { $by }: { $text } { $answers }
spoken-note = nota di revisione: { $text }
