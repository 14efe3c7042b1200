# La pagina per il dirigente, il dossier, il disegno su carta.

report-untitled = Procedimento senza nome
report-page = Pagina per il dirigente
report-page-subject = Una pagina per chi decide: cifre con il loro intervallo, disegni, rischio, ipotesi.
report-dossier = Dossier
report-dossier-subject = Il procedimento com’è e come potrebbe essere: disegni, rilievi, colli di bottiglia, confronto, fonti.
report-drawing-subject = Il disegno di un procedimento.
report-contents = Indice
report-footer = prodigio { $version } · seme { $seed } · modello { $model }
report-others = { $count ->
    [one] e un’altra voce
   *[other] e altre { $count } voci
}
report-left-out = { $count ->
    [one] Elenco accorciato: un’altra riga è nello studio.
   *[other] Elenco accorciato: altre { $count } righe sono nello studio.
}

# Ciò che decide

report-says-better = { $name } migliora: da { $before } a { $after } con «{ $variant }» ({ $delta }, intervallo al 95 % { $range }).
report-says-worse = { $name } peggiora: da { $before } a { $after } con «{ $variant }» ({ $delta }, intervallo al 95 % { $range }).
report-says-same = { $name }: { $before } oggi e con «{ $variant }».
report-says-untold = { $name }: da { $before } a { $after } con «{ $variant }», ma la differenza non si distingue dal caso (intervallo al 95 % { $range }).
report-says-one = { $name }: { $value }.
report-no-figures = Le cifre non ci sono ancora: il procedimento non si può simulare.
report-none-ends = Nel tempo simulato nessuna pratica giunge alla fine: non se ne può dire nulla.
report-none-ends-of = Nel tempo simulato nessuna pratica di «{ $variant }» giunge alla fine: le due non si possono confrontare.
report-no-run = Non si può simulare: mancano dati o qualcosa non torna.
report-illustrative = { $count ->
    [one] { $count } numero su { $of } è illustrativo: le cifre mostrano il metodo, non un ufficio vero.
   *[other] { $count } numeri su { $of } sono illustrativi: le cifre mostrano il metodo, non un ufficio vero.
}
report-difference = Differenza
report-from-zero = Da zero
report-interval = Intervallo 95 %
report-range = [{ $from }; { $to }]

# I disegni

report-drawing = { $name } · { $steps } { $steps ->
    [one] passo
   *[other] passi
}.
report-drawing-alt = Disegno di «{ $name }»: { $steps } passi in { $lanes } corsie.
report-legend-before = − tratteggiato: tolto.
report-legend-after = + aggiunto, ≠ cambiato.
report-sheet = Foglio { $name } di { $last }
report-sheets = Il disegno è su { $count } fogli che si sovrappongono in parte: si tagliano o si accostano lungo i segni agli angoli. Lettere da sinistra a destra, numeri dall’alto in basso.
report-sheets-small = Il disegno è molto grande: anche su { $count } fogli i caratteri misurano solo { $size } pt. Per leggerlo tutto usa l’immagine SVG.
report-inside = Dentro «{ $name }»

# Per chi, il rischio, quanto è sicuro

report-for-whom = Che cosa cambia, e per chi
report-no-changes = I due procedimenti hanno la stessa struttura.
report-load-change = Carico { $from } → { $to }.
report-load-same = Carico { $from } → { $to }: non si distingue.
report-where = Dove le pratiche aspettano
report-of-all-wait = ({ $share } di tutta l’attesa)
report-no-wait = Nessuna pratica aspetta in modo misurabile.
report-risk = Il rischio
report-risk-unknown = Non si conosce: senza cifre non si può dire.
report-late = Fuori termine – { $term }: { $share }.
report-late-year = { $count ->
    [one] È circa una pratica l’anno.
   *[other] Sono circa { $count } pratiche l’anno.
}
report-promise-missed = Sotto la promessa del { $share }.
report-office-full = { $office } lavora vicino al limite, carico { $load }: un imprevisto allunga subito le code.
report-office-free = L’ufficio più carico è { $office }, carico { $load }: regge un imprevisto.
report-untold = Non si può dire se cambia: { $names }.
report-corruption = { $count ->
    [one] { $count } passo con rischio di corruzione alto: { $names }.
   *[other] { $count } passi con rischio di corruzione alto: { $names }.
}
report-sure = Su che cosa si regge
report-numbers = { $count ->
    [one] { $count } numero nel modello: { $list }.
   *[other] { $count } numeri nel modello: { $list }.
}
report-source-count = { $name }: { $count }
report-unsourced = senza fonte
report-unsure = Poco sicuri: { $count } su { $of }.
report-luck = { $count } repliche simulate, in media { $cases } pratiche l’una; seme { $seed }.
report-luck-pairs = { $count } coppie di repliche con la stessa sorte, in media { $cases } pratiche l’una; seme { $seed }.
report-short = Procedimento molto grande: si è simulato con poche repliche e gli intervalli sono larghi. Si possono chiedere più repliche.

# Il dossier

report-card = Il procedimento
report-term = Termine: { $name }
report-size = { $steps } { $steps ->
    [one] passo
   *[other] passi
}, { $flows } { $flows ->
    [one] freccia
   *[other] frecce
}, { $lanes } { $lanes ->
    [one] corsia
   *[other] corsie
}.
report-cases = { $cases } pratiche l’anno.
report-year-cost = Costo di un anno: circa { $cost }.
report-findings = Rilievi
report-no-findings = Nessun rilievo.
report-missing = Che cosa manca
report-causes = Che cosa si aspetta
report-causes-note = Giorni di attesa per pratica, con l’intervallo al 95 %; i rami paralleli si sommano.
report-offices = Uffici
report-slowest = I passi più lenti
report-times = Quanto durano le pratiche
report-times-note = Quota delle pratiche per durata in giorni, dall’arrivo alla fine; l’ultimo centesimo sta nell’ultima colonna.
report-times-alt = Durata delle pratiche: in media { $mean }, una su dieci oltre { $p90 }.
report-p90-mark = 90 % entro { $value }
report-term-mark = termine: { $term }
report-term-alt = { $name }: { $within } delle pratiche. L’ultimo centesimo sta nell’ultima colonna.
report-days = giorni
report-working-days = giorni lavorativi
report-comparison = Confronto
report-comparison-note = Stessa sorte per le due varianti. Dove l’intervallo della differenza comprende lo zero si legge «non si distingue».
report-gains-note = Ogni modifica è applicata da sola allo stato attuale, e tolta da sola dal progetto, con la stessa sorte; tra parentesi l’intervallo al 95 %.
report-gains-short = Con un procedimento così grande il guadagno di ogni modifica non si calcola qui. Si chiede con: prodigio compare --gains
report-gains-what = che cosa fa
report-gains-out = si perde se tolta
report-gains-by = Guadagno misurato su: { $aim }
report-gain-impossible = da sola non si può simulare
report-kind = Che cosa
report-change = Modifica
report-annotations = Annotazioni passo per passo
report-annotations-of = Annotazioni: { $name }
report-no-steps = Nessun passo.
report-notes = Note di revisione aperte
report-notes-of = Note di revisione: { $name }
report-sources = Fonti
report-sources-note = Ogni numero del modello con la sua fonte. «Illustrativo» vuol dire inventato per essere plausibile.
report-no-numbers = Nel modello non ci sono numeri.
report-made = Come sono nate le cifre
report-made-version = Programma: prodigio { $version }.
report-made-model = Contenuto dello studio (impronta): { $model }.
report-made-seed = Seme del caso: { $seed }. Stesso studio, stesso seme e stesso programma danno le stesse cifre.
report-made-days = Si misurano le pratiche che arrivano in { $measured } giorni dopo { $warmup } giorni di avvio; quelle aperte si seguono per altri { $drain } giorni.
report-made-cases = Si simulano { $cases } pratiche per replica.
report-made-run = { $name }: { $count } repliche, in media { $cases } pratiche concluse.
report-made-paired = Le differenze sono calcolate coppia per coppia, con gli stessi arrivi e la stessa sorte; intervalli t di Student al 95 %.
report-run-notes = Note della simulazione

report-col-office = Ufficio
report-col-staff = Addetti
report-col-load = Carico
report-col-queue = Coda media
report-col-queue-wait = Attesa in coda
report-col-share = Quota dell’attesa
report-col-step = Passo
report-col-visits = Visite
report-col-wait = Attesa per pratica
report-col-critical = Sul percorso critico
report-col-severity = Gravità
report-col-place = Dove
report-col-finding = Rilievo e rimedio
report-col-more = Altro
report-col-numbers = Numeri
report-col-source = Fonte
report-col-who = Chi o che cosa
report-col-when = Quando
report-col-sure = Sicurezza
report-col-number = N.
report-col-note = Nota e risposte
report-col-by = Chi e quando
report-col-field = Voce
report-col-value = Contenuto

# Consegna

deliver-page = Pagina per il dirigente
deliver-dossier = Dossier
deliver-drawing = Disegno su carta
deliver-paper-note-page = Una pagina A4 con ciò che decide: le cinque cifre che contano con il loro intervallo, i due disegni, che cosa cambia per chi, il rischio e le ipotesi. Con una sola variante è la pagina dello stato attuale.
deliver-paper-note-dossier = Tutto ciò che si sa: scheda, disegni, rilievi, colli di bottiglia con grafici, confronto, annotazioni passo per passo, fonti di ogni numero, seme e impronta del modello.
deliver-paper-note-drawing = La mappa di questa variante, vettoriale e con il testo selezionabile: adattata a un foglio, oppure su più fogli che si accostano.
deliver-format = Formato
deliver-language = Lingua del documento
deliver-sheet = Foglio
deliver-tiles = Su più fogli, leggibile
deliver-writing = Si simula e si scrive: { $done } di { $most }
deliver-stop = Interrompi
preview-pages = { $count ->
    [one] una pagina
   *[other] { $count } pagine
}
preview-make = Prepara l’anteprima
preview-renew = Rinnova
preview-stale = Da allora è cambiato qualcosa
preview-none = Le pagine come si stamperanno. Prima si simula: può volerci qualche secondo.
preview-making = Si simula: { $done } di { $most }
preview-page = Pagina { $page } di { $count }
compare-page = Pagina per il dirigente
notice-paper-stopped = Interrotto: non è stato scritto nulla in { $path }.

# Riga di comando

cli-about-report = Scrive la pagina per il dirigente o il dossier, in PDF o HTML
cli-arg-as_is = variante mostrata com’è; se manca, lo stato attuale dello studio
cli-arg-to_be = variante con cui confrontarla; se manca, il primo stato futuro
cli-arg-kind = page (una pagina, quella usuale) o dossier
cli-arg-paper = formato della carta di un PDF: a4 (usuale) o a3
cli-arg-tiles = distribuisce il disegno su più fogli, con caratteri leggibili
cli-only-pdf = --paper e --tiles valgono solo per un file .pdf. Guida: prodigio render --help
