# Altre porte: simulatori, draw.io, IPA.

# Simulatori di altri: che cosa non si può dire loro; il suggerimento dice che cosa è stato scritto al suo posto.

simulator-prosimos = Prosimos
simulator-qbp = QBP (BIMP, Apromore)
deliver-beside = Accanto si scrive un file BPMN con lo stesso nome e la fine «.prosimos.bpmn»: il disegno di cui parla lo scenario.
finding-scenario-no-work = «{ $step }»: manca il tempo di lavoro.
finding-scenario-no-work-hint = Nel file il passo dura zero.
finding-scenario-unit = «{ $step }»: il formato conosce solo secondi, non giorni lavorativi né mesi.
finding-scenario-unit-hint = Nel file un giorno lavorativo vale 7/5 di giorno, un mese la sua durata media.
finding-scenario-law-matched = «{ $step }»: il formato non conosce questa distribuzione.
finding-scenario-law-matched-hint = Nel file c’è una gamma con la stessa media e la stessa deviazione.
finding-scenario-timer = «{ $step }»: quando scatta non si può dire in secondi.
finding-scenario-timer-hint = Nel file scatta subito.
finding-scenario-wait = «{ $step }»: il formato non conosce attese con la loro causa.
finding-scenario-wait-hint = L’attesa manca nel file: i tempi simulati sono più brevi.
finding-scenario-staff-needed = «{ $step }»: servono più addetti insieme.
finding-scenario-staff-needed-hint = Nel file ne lavora uno.
finding-scenario-priority = «{ $step }»: la precedenza non si può dire.
finding-scenario-priority-hint = Nel file si lavora in ordine di arrivo.
finding-scenario-sittings = «{ $step }»: le sedute di un organo non si possono dire.
finding-scenario-sittings-hint = Nel file il passo non aspetta la seduta.
finding-scenario-repeat = «{ $step }»: ripetizioni e numero massimo di visite non si possono dire.
finding-scenario-repeat-hint = Nel file il passo si fa una volta per visita, senza limite.
finding-scenario-backlog = «{ $step }»: le pratiche già in attesa non si possono dire.
finding-scenario-backlog-hint = Nel file si comincia senza arretrato.
finding-scenario-cost = «{ $step }»: il costo diretto di una visita non si può dire.
finding-scenario-cost-hint = Nel file ci sono solo i costi orari.
finding-scenario-legal-clock = «{ $step }»: l’effetto sul termine non si può dire.
finding-scenario-legal-clock-hint = Nel file manca; i termini restano nello studio.
finding-scenario-implicit-split = Da «{ $step }» escono più frecce senza un gateway.
finding-scenario-implicit-split-hint = I simulatori leggono la divisione in modi diversi: aggiungere un gateway.
finding-scenario-shares = «{ $step }»: mancano quote dei rami.
finding-scenario-shares-hint = Nel file i rami senza quota si dividono il resto in parti uguali.
finding-scenario-no-demand = Non è detto quante pratiche arrivano.
finding-scenario-no-demand-hint = Nel file ne arriva una al giorno.
finding-scenario-starts = «{ $step }»: il formato conosce un solo arrivo di pratiche.
finding-scenario-starts-hint = Nel file contano gli arrivi del primo inizio.
finding-scenario-months = «{ $step }»: la stagionalità degli arrivi non si può dire.
finding-scenario-months-hint = Nel file il volume è uguale in ogni mese.
finding-scenario-arrival-rule = «{ $step }»: nel formato gli intervalli passano anche quando è chiuso.
finding-scenario-arrival-rule-hint = L’intervallo medio è scelto così che arrivino tante pratiche all’anno quante nello studio; ogni apertura comincia più spesso con una pratica.
finding-scenario-dates = «{ $step }»: le date degli arrivi non si possono dire.
finding-scenario-dates-hint = Nel file gli arrivi sono casuali con lo stesso intervallo medio.
finding-scenario-holidays = Il calendario «{ $calendar }» ha festivi o chiusure.
finding-scenario-holidays-hint = Nel file c’è solo la settimana.
finding-scenario-no-staff = «{ $office }»: non si sa quanti sono gli addetti.
finding-scenario-no-staff-hint = Nel file sono 1000, così nessuno aspetta.
finding-scenario-background = «{ $office }»: l’altro lavoro dell’ufficio non si può dire.
finding-scenario-background-hint = Nel file l’ufficio fa solo queste pratiche: le code sono più corte.
finding-scenario-terms = I termini di legge non si possono dire.
finding-scenario-terms-hint = Restano nello studio.
finding-scenario-boundary = «{ $step }»: il simulatore non conosce eventi sul bordo.
finding-scenario-boundary-hint = Nel file manca, con le frecce che ne escono.
finding-scenario-inside = «{ $step }»: il simulatore non guarda dentro i sottoprocessi.
finding-scenario-inside-hint = Nel file è un’attività sola.
finding-scenario-complex = «{ $step }»: il simulatore non conosce gateway complessi.
finding-scenario-complex-hint = Nel file è un gateway inclusivo.
finding-scenario-ends = Il simulatore conosce una sola fine: qui sono { $count }.
finding-scenario-ends-hint = Nel file tutte le frecce vanno alla prima.
finding-scenario-unreached = «{ $step }»: dall’inizio delle pratiche non ci si arriva con le frecce.
finding-scenario-unreached-hint = Il simulatore conosce un solo inizio, e né bordi né collaborazioni: nel file il passo manca.
finding-scenario-work-inside = «{ $step }»: il lavoro di un sottoprocesso o di una chiamata non si può dire.
finding-scenario-work-inside-hint = Nel file conta soltanto ciò che c’è dentro: una chiamata non prende tempo.
finding-scenario-boundary-time = «{ $step }»: quando scatta un evento sul bordo non si può dire.
finding-scenario-boundary-time-hint = L’evento è nel disegno, ma chi simula non sa dopo quanto scatta.
finding-scenario-arrival-about = «{ $step }»: nel formato gli intervalli fra le pratiche scorrono anche a ufficio chiuso.
finding-scenario-arrival-about-hint = Gli intervalli sono cambiati così che arrivino all’incirca tante pratiche quante nello studio; controlla il volume nel simulatore.

# Scenari di simulatori letti.

finding-scenario-alone = È uno scenario di simulazione senza il suo procedimento.
finding-scenario-alone-hint = Apri prima lo studio o il file BPMN, poi usa «Importa nello studio», oppure prodigio import.
finding-scenario-element-unknown = Lo scenario parla di «{ $name }», che nel disegno non c’è.
finding-scenario-element-unknown-hint = Controlla che lo scenario sia di questo procedimento: si confrontano gli identificativi.
finding-scenario-resource-unknown = La risorsa «{ $name }» non è nell’elenco dello scenario.
finding-scenario-resource-unknown-hint = Assegna il passo a un ufficio.
finding-scenario-week-unknown = L’orario della risorsa «{ $name }» non è nello scenario.
finding-scenario-week-unknown-hint = Scegli l’orario dell’ufficio.
finding-scenario-week-unread = L’orario «{ $name }» si legge solo in parte o per niente.
finding-scenario-week-unread-hint = Controllalo: dove non resta nulla vale «sempre aperto».
finding-scenario-law-unread = La distribuzione di «{ $name }» non si legge o ha numeri impossibili.
finding-scenario-law-unread-hint = Scrivi il tempo a mano.
finding-scenario-bounds = La distribuzione di «{ $name }» è tagliata da un minimo o da un massimo.
finding-scenario-bounds-hint = I limiti sono lasciati da parte: controlla il tempo.
finding-scenario-number = Un numero di «{ $name }» è fuori da ogni misura.
finding-scenario-number-hint = È stato lasciato da parte: scrivilo a mano.
finding-scenario-entry-unread = Una voce di «{ $name }» non è come deve essere ed è stata lasciata da parte.
finding-scenario-entry-unread-hint = Controlla lo scenario nel programma che l’ha scritto.
finding-scenario-part-unread = La parte «{ $part }» dello scenario non ha qui un corrispondente.
finding-scenario-part-unread-hint = È stata lasciata da parte: controlla se serve.
finding-scenario-several = «{ $name }» ha più risorse: qui un passo ha un ufficio.
finding-scenario-several-hint = È stata presa la prima con il suo tempo.
finding-scenario-several-infos = Il file contiene più scenari.
finding-scenario-several-infos-hint = È stato preso il primo.
finding-scenario-event-time = L’evento «{ $name }» non può durare.
finding-scenario-event-time-hint = Il suo tempo è stato lasciato da parte.
finding-scenario-no-start = Il procedimento non ha un inizio a cui dare gli arrivi.
finding-scenario-no-start-hint = Disegna un evento di inizio.

# Disegni di draw.io, e immagini con un modello dentro.

finding-drawio-none = In questo file di draw.io non c’è nessuna forma che si possa leggere.
finding-drawio-none-hint = Controlla in draw.io che la pagina non sia vuota, e salva di nuovo come .drawio.
finding-drawio-page-unread = La pagina «{ $name }» non si legge.
finding-drawio-page-unread-hint = Salva il file in draw.io senza compressione.
finding-drawio-pages = { $count ->
    [one] Il file ha un’altra pagina: si è aperta «{ $name }».
   *[other] Il file ha altre { $count } pagine: si è aperta «{ $name }».
}
finding-drawio-pages-hint = Per le altre, salva ogni pagina in un file suo.
finding-drawio-guessed = { $count ->
    [one] Una forma non è di BPMN: il significato è stato indovinato dalla figura.
   *[other] { $count } forme non sono di BPMN: il significato è stato indovinato dalla figura.
}
finding-drawio-guessed-hint = Controlla il tipo dei passi.
finding-drawio-left = { $count ->
    [one] Una forma senza significato per un procedimento è stata lasciata da parte.
   *[other] { $count } forme senza significato per un procedimento sono state lasciate da parte.
}
finding-drawio-left-hint = Controlla che non manchi nulla.
finding-drawio-edge-loose = { $count ->
    [one] Una linea non parte da una forma o non arriva a una forma.
   *[other] { $count } linee non partono da una forma o non arrivano a una forma.
}
finding-drawio-edge-loose-hint = Disegnale di nuovo se servono.
finding-drawio-many = Il disegno è troppo grande: si è letta solo una parte.
finding-drawio-many-hint = Dividilo in più file.
finding-svg-no-model = È un’immagine SVG senza il modello dentro.
finding-svg-no-model-hint = Apri il file da cui viene (.bpmn o .drawio). Da draw.io si può esportare un SVG con «Includi una copia del diagramma».

# Uffici dall’indice delle pubbliche amministrazioni (IPA).

finding-ipa-columns = Nella tabella manca la colonna «{ $name }».
finding-ipa-columns-hint = Scarica da indicepa.gov.it l’elenco delle unità organizzative (CSV).
finding-ipa-bodies = La tabella ha uffici di { $count } enti.
finding-ipa-bodies-hint = Scegli l’ente con il suo codice IPA: scrivilo nella scheda dell’ente, o usa --body.
finding-ipa-none = Nella tabella non ci sono uffici dell’ente «{ $name }».
finding-ipa-none-hint = Controlla il codice IPA dell’ente, per esempio c_a952.
finding-ipa-empty = Nella tabella non ci sono uffici con codice e nome.
finding-ipa-empty-hint = Scarica da indicepa.gov.it l’elenco delle unità organizzative (CSV) e controlla che non sia vuoto.
finding-ipa-added = { $added ->
    [one] Un ufficio aggiunto
   *[other] { $added } uffici aggiunti
}, { $known ->
    [one] uno già presente
   *[other] { $known } già presenti
}.
finding-ipa-added-hint = Non serve fare nulla.
finding-ipa-duplicate = L’ufficio «{ $name }» è nella tabella più volte.
finding-ipa-duplicate-hint = È stata presa la prima riga.
finding-ipa-parent-unknown = L’ufficio «{ $name }» dipende da un’unità che non è nella tabella.
finding-ipa-parent-unknown-hint = Sta da solo: scegli da chi dipende.
finding-ipa-parent-circle = L’ufficio «{ $name }» dipende da sé stesso, anche per via di altri.
finding-ipa-parent-circle-hint = Sta da solo: scegli da chi dipende.
finding-ipa-rows = { $count ->
    [one] Una riga non ha codice o nome ed è stata lasciata da parte.
   *[other] { $count } righe non hanno codice o nome e sono state lasciate da parte.
}
finding-ipa-rows-hint = Controlla la tabella.

# Importare nello studio.

action-import-data = Importa nello studio
edit-import = Importa da { $name }
notice-imported = Importato: { $path }.
