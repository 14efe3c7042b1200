# Findings of the model's invariants.

finding-id-not-a-name = L’identificativo «{ $id }» non è un nome XML.
finding-id-not-a-name-hint = Deve cominciare con una lettera e contenere solo lettere, cifre, punti, trattini e sottolineature.
finding-duplicate-id = L’identificativo «{ $id }» è usato due volte.
finding-duplicate-id-hint = Ogni elemento deve avere un identificativo proprio: cambia uno dei due nel file.
finding-geometry-wild = La posizione o la misura sul disegno non è valida.
finding-geometry-wild-hint = Sposta l’elemento, o disponi di nuovo il disegno.
finding-lane-missing = La corsia indicata non esiste.
finding-lane-missing-hint = Trascina l’elemento in una corsia che c’è.
finding-office-missing = L’ufficio indicato non esiste.
finding-office-missing-hint = Scegli un ufficio dell’elenco, o aggiungilo.
finding-parent-missing = Il sottoprocedimento che lo contiene non esiste.
finding-parent-missing-hint = Porta il passo al livello principale o in un sottoprocedimento che c’è.
finding-host-missing = L’evento sul bordo non ha un’attività a cui stare attaccato.
finding-host-missing-hint = Trascinalo sul bordo di un’attività dello stesso livello.
finding-duration-wrong = { $fault ->
    [not-a-number] Una durata non è un numero o è troppo grande.
    [negative] Una durata è negativa.
    [out-of-order] I numeri di una durata non sono in ordine: minimo, più frequente, massimo.
    [no-weight] Una durata non ha alcun valore osservato.
   *[not-positive] La media o la deviazione di una durata deve essere maggiore di zero.
}
finding-duration-wrong-hint = Scrivi di nuovo la durata, per esempio 20-35-45 min.
finding-term-missing = Si parla di un termine che la scheda non ha.
finding-term-missing-hint = Aggiungi il termine alla scheda, o scegline uno che c’è.
finding-number-out-of-range = Un numero è fuori dai limiti: addetti almeno 1, livello digitale da 0 a 5, casi l’anno da 0 a un miliardo.
finding-number-out-of-range-hint = Correggi il numero nelle proprietà del passo.
finding-calendar-missing = Il calendario indicato non esiste.
finding-calendar-missing-hint = Scegli un calendario dell’elenco, o aggiungilo.
finding-flow-end-missing = La freccia parte da un passo, o arriva a un passo, che non esiste.
finding-flow-end-missing-hint = Ricollega la freccia a due passi del disegno, o eliminala.
finding-flow-crosses-level = La freccia attraversa il bordo di un sottoprocedimento.
finding-flow-crosses-level-hint = Collega passi dello stesso livello: dentro o fuori dal sottoprocedimento.
finding-share-out-of-range = Una quota non è compresa tra 0 e 100 %.
finding-share-out-of-range-hint = Correggi la quota.
finding-link-end-missing = Il collegamento parte da qualcosa, o arriva a qualcosa, che non esiste.
finding-link-end-missing-hint = Ricollegalo o eliminalo.
finding-calendar-wrong = Il calendario ha orari che si sovrappongono, finiscono prima di cominciare o escono dal giorno.
finding-calendar-wrong-hint = Correggi gli orari e le chiusure: prima l’inizio, poi la fine.
finding-pool-missing = L’ente che contiene la corsia non esiste.
finding-pool-missing-hint = Trascina la corsia in un ente che c’è.
finding-graph-out-of-step = Il grafo interno non corrisponde alle frecce: è un errore del programma.
finding-graph-out-of-step-hint = Salva con un altro nome, riapri il file e segnala l’errore.

# Fields, as a comparison names them.
field-name = nome
field-kind = tipo
field-office = ufficio
field-lane = corsia
field-parent = parte di
field-phase = fase
field-work = tempo di lavorazione
field-staff-needed = addetti insieme
field-waits = attesa
field-priority = priorità
field-sittings = sedute
field-at-most = volte al massimo
field-repeat = ripetizione
field-cost = costo diretto
field-documents = documenti
field-systems = sistemi
field-channel = canale
field-digital-level = livello digitale
field-basis = base giuridica
field-marks = effetto sul termine
field-risk = rischio
field-notes = note
field-demand = pratiche l’anno
field-gaps = arrivi
field-source = fonte
field-from = partenza
field-to = arrivo
field-share = quota
field-default = ramo ordinario
field-condition = condizione
field-answer = risposta
field-staff = addetti
field-calendar = calendario
field-cost-per-hour = costo orario
field-other-work = altro lavoro
field-other-job = durata dell’altro lavoro
field-ipa = codice IPA
field-pool = ente
field-hours = orari
field-description = descrizione
field-initiative = iniziativa
field-unit = unità organizzativa
field-case-officer = responsabile del procedimento
field-deciding-body = organo che decide
field-substitute-power = potere sostitutivo
field-remedies = ricorsi
field-term = durata del termine
field-silence = silenzio
field-limits = limiti del termine
field-saturday = proroga dal sabato
field-promise = promessa
field-first-day = primo giorno
field-value-hours = { $hours } h la settimana, { $days } chiusure
field-value-sittings = tutte le pratiche, dalle { $at }
field-value-sittings-of = { $most } pratiche per seduta, dalle { $at }
field-value-loop = finché non è fatto
field-value-in-turn = { $n } volte di seguito
field-value-at-once = { $n } volte insieme
field-value-any = senza limite
field-value-limits = sospensioni: { $times }, di giorni: { $days }; interruzioni: { $restarts }
