# BPMN and engine files.

finding-bpmn-bytes-replaced = Alcuni caratteri del file non erano validi e sono stati sostituiti.
finding-bpmn-bytes-replaced-hint = Controlla i nomi con lettere accentate; salva di nuovo l’originale in UTF-8 se qualcosa manca.
finding-bpmn-id-missing = Un elemento era senza identificativo: ora è { $id }.
finding-bpmn-id-missing-hint = Non serve fare nulla.
finding-bpmn-id-mended = L’identificativo «{ $old }» non è ammesso: ora è { $id }.
finding-bpmn-id-mended-hint = Se un altro programma cerca l’elemento per identificativo, aggiornalo.
finding-bpmn-id-twice = L’identificativo «{ $old }» c’era due volte: il secondo elemento ora è { $id }.
finding-bpmn-id-twice-hint = I riferimenti vanno al primo dei due: controlla le frecce.
finding-bpmn-annotation-unreadable = L’annotazione «{ $field }» non si legge ed è stata lasciata da parte.
finding-bpmn-annotation-unreadable-hint = Il file viene forse da una versione più nuova: aggiorna il programma, o scrivi di nuovo il valore.
finding-bpmn-host-unknown = L’evento era attaccato a «{ $host }», che non esiste: ora è un evento intermedio.
finding-bpmn-host-unknown-hint = Attaccalo di nuovo all’attività giusta.
finding-bpmn-step-not-drawn = Il passo mancava nel disegno del file: ora sta sotto gli altri.
finding-bpmn-step-not-drawn-hint = Spostalo dove deve stare.
finding-bpmn-flow-loose = La freccia { $id } non parte da un passo o non arriva a un passo: è conservata nel file ma non si vede.
finding-bpmn-flow-loose-hint = Disegnala di nuovo se serve.
finding-bpmn-flow-crosses = La freccia { $id } attraversa il bordo di un sottoprocesso: è conservata nel file ma non si vede.
finding-bpmn-flow-crosses-hint = Falla arrivare al sottoprocesso, o a un suo evento.
finding-bpmn-link-loose = Il collegamento { $id } ha un’estremità sconosciuta: è conservato nel file ma non si vede.
finding-bpmn-link-loose-hint = Disegnalo di nuovo se serve.
