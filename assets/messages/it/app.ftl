# Commands and notices.

# Names of new things
as-is = Oggi
to-be = Domani
new-study = Nuovo studio
new-lane = Nuova corsia

# Workspaces
workspace-map = Mappa
workspace-analyse = Analisi
workspace-compare = Confronto
workspace-teach = Aula
workspace-deliver = Consegna

# Deliveries
deliver-bpmn = BPMN 2.0
deliver-operaton = Operaton · Camunda 7
deliver-svg = Immagine SVG
deliver-png = Immagine PNG

# Actions
action-new = Nuovo studio
action-open = Apri
action-catalogue = Catalogo dei modelli
action-save = Salva
action-save-as = Salva con nome
action-close = Chiudi
action-quit = Esci
action-undo = Annulla
action-redo = Ripeti
action-delete = Elimina
action-select-all = Seleziona tutto
action-select-none = Togli la selezione
action-append = Aggiungi un passo
action-append-gateway = Aggiungi uno snodo
action-append-end = Aggiungi una fine
action-create = Nuovo passo qui
action-rename = Rinomina
action-replace = Cambia tipo
action-select-tool = Seleziona e sposta
action-lasso-tool = Seleziona con un riquadro
action-hand-tool = Sposta la vista
action-connect-tool = Collega
action-walk-next = Passo successivo
action-walk-back = Passo precedente
action-follow = Segui la freccia
action-branch-up = Ramo sopra
action-branch-down = Ramo sotto
action-add-lane = Aggiungi una corsia
action-arrange = Riordina il disegno
action-new-to-be = Crea una variante futura
action-zoom-in = Ingrandisci
action-zoom-out = Rimpicciolisci
action-zoom-100 = Grandezza naturale
action-fit = Mostra tutto
action-zoom-selection = Mostra la selezione
action-go-map = Vai a Mappa
action-go-analyse = Vai ad Analisi
action-go-compare = Vai a Confronto
action-go-teach = Vai ad Aula
action-go-deliver = Vai a Consegna
action-toggle-theme = Chiaro o scuro
action-theme-light = Tema chiaro
action-theme-dark = Tema scuro
action-theme-contrast = Contrasto elevato
action-italian = Italiano
action-german = Deutsch
action-english = English
action-text-larger = Testo più grande
action-text-smaller = Testo più piccolo
action-palette = Cerca un comando
action-keys = Scorciatoie da tastiera
action-about = Informazioni su prodigio
action-simulate = Simula di nuovo
action-stop = Ferma la simulazione
action-teach-play = Avvia o ferma la pratica
action-teach-next = Momento successivo
action-teach-back = Momento precedente
action-teach-other = Segui un’altra pratica

# Notices
notice-job-failed = Un calcolo si è fermato per un errore del programma: { $what }. Il lavoro non è andato perso: salva e riprova.
notice-undone = Annullato: { $what }
notice-redone = Ripetuto: { $what }
notice-file = { $path }: { $what } { $hint }
notice-saved = Salvato in { $path }
notice-written = Scritto in { $path }

# Words on the drawing
caption-no-work = durata?
lane-applicant = richiedente · nessuna coda
lane-external = ente esterno · senza organico noto
lane-no-staff = addetti non noti
lane-load = { $staff } · carico { $load }
action-edit-work = Scrivi il tempo di lavoro
action-choose-office = Scegli l’ufficio

# Findings
action-next-finding = Rilievo successivo
action-previous-finding = Rilievo precedente
action-mend = Rimedia al rilievo
notice-mended = Rimediato: { $what }
notice-by-hand = Qui serve una mano: { $hint }
notice-no-finding = Nessun rilievo.

# Nothing is lost
action-save-all = Salva tutto
action-reopen = Riapri l’ultimo chiuso
action-next-tab = Documento successivo
action-previous-tab = Documento precedente
notice-no-journal = Il diario non si può scrivere: { $why } Quello che disegni c’è, ma un’interruzione lo perderebbe: salva nel tuo file.
notice-journal-damaged = { $count ->
    [one] Un diario dell’ultima sessione era danneggiato: è stato ripreso quello che si poteva leggere, e il resto è stato messo da parte.
   *[other] { $count } diari dell’ultima sessione erano danneggiati: è stato ripreso quello che si poteva leggere, e il resto è stato messo da parte.
}
notice-recovered = { $count ->
    [one] Un documento con modifiche non salvate è tornato come l’avevi lasciato, con tutto l’annulla.
   *[other] { $count } documenti con modifiche non salvate sono tornati come li avevi lasciati, con tutto l’annulla.
}
