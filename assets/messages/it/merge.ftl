# Due versioni di uno studio rese una, e git.

merge-ours = la mia versione
merge-theirs = la loro versione
merge-stands-ours = resta la mia
merge-stands-theirs = resta la loro
merge-study = studio
merge-variant = variante «{ $name }»
merge-scenario = scenario «{ $name }»
merge-note = nota «{ $name }»
merge-field = { $place }, { $field }: la mia dice { $ours }, la loro { $theirs }; { $stands }.
merge-removed = { $place }: tolto da { $who }, cambiato dall’altra; { $stands }.
merge-needs = { $place } si riferisce a { $what }, tolto da { $who }; { $stands }.
merge-placed = { $place }: spostato in entrambe; gli spostamenti si sommano.
merge-mended = { $place }: { $finding }
merge-field-title = titolo
merge-field-language = lingua
merge-field-body = nome dell’ente
merge-field-territory = territorio
merge-field-role = oggi o domani
merge-field-foreign = contenuto conservato di altri programmi
merge-field-said = testo della nota
merge-field-answers = risposte
merge-field-done = nota evasa
merge-field-on = elemento annotato
merge-field-overrides = valori cambiati
merge-field-black-box = senza interno
merge-field-process = processo dell’altro programma
merge-field-other = altro
finding-merge-unrelated = Gli studi non vengono l’uno dall’altro: i passi della base che stanno in tutti e due sono troppo pochi.
finding-merge-unrelated-hint = Indichi come base la versione da cui sono partite entrambe le modifiche; per mettere a confronto due studi diversi c’è «Confronto».
finding-merge-too-many = Gli studi hanno troppo poco in comune: ci sarebbero più di { $limit } conflitti.
finding-merge-too-many-hint = Controlli che la base sia la versione da cui sono partite entrambe le modifiche.
merge-both-added = Tutte e due le parti hanno aggiunto il file: non c’è una versione da cui vengono entrambe, quindi non si è fuso nulla e resta la mia com’è. Le differenze si vedono con «prodigio diff MIO LORO»; in un deposito git la loro versione si ottiene con «git show :3:./FILE > loro.prodigio».
merge-done = Fusione fatta: { $taken ->
    [one] una cosa presa dalla loro versione
   *[other] { $taken } cose prese dalla loro versione
}, { $open ->
    [0] nessun conflitto
    [one] un conflitto
   *[other] { $open } conflitti
}.
merge-placed-count = { $count ->
    [one] Una cosa è stata spostata in entrambe: gli spostamenti si sommano.
   *[other] { $count } cose sono state spostate in entrambe: gli spostamenti si sommano.
}
cli-about-merge = Fonde due versioni di uno studio nate dalla stessa
cli-about-diff = Dice che cosa è cambiato tra due file
cli-about-git = Insegna a un deposito git a fondere e confrontare gli studi
cli-arg-base = La versione da cui vengono entrambe
cli-arg-ours = La mia versione
cli-arg-theirs = La loro versione
cli-arg-prefer = Chi resta dove le due non vanno insieme: ours (la mia) o theirs (la loro)
cli-arg-compared = I due file da confrontare
cli-arg-as-git = Gli argomenti sono quelli che git passa a un programma di confronto
cli-arg-repository = La cartella del deposito; altrimenti quella corrente
cli-diff-variant = { $name }:
cli-diff-same = Non cambia nulla.
cli-diff-only-before = «{ $name }» non c’è più.
cli-diff-only-after = «{ $name }» è nuova.
cli-diff-usage = Servono due file da confrontare.
git-done = Il deposito in { $path } ora fonde e confronta gli studi con prodigio.
git-failed = git non ha potuto impostare il deposito in { $path }: { $said }
git-missing = Il programma git non si avvia: { $said } Lo installi, oppure fonda gli studi con «prodigio merge».
action-merge = Fondi con un’altra versione…
outside-merge = Fondi
edit-merge = Fusione con «{ $name }»
merge-title = Fusione con «{ $name }»
merge-count = { $open ->
    [0] Nessun conflitto
    [one] Un conflitto
   *[other] { $open } conflitti
} · { $taken ->
    [one] una cosa presa da loro
   *[other] { $taken } cose prese da loro
}
merge-mine = Mia
merge-other = Loro
merge-result = Risultato
merge-all-mine = Tutto come la mia
merge-all-other = Tutto come la loro
merge-accept = Prendi il risultato
merge-leave = Lascia stare
merge-base = Altra base…
merge-not-here = Questa variante qui non c’è.
merge-shown = Conflitto { $n } di { $of }

compare-from = Confronta da
compare-against = Confronta con
action-compare-file = Confronta con un file…
matches = Abbinamenti
matches-hint = Quale passo è diventato quale. Dove l’abbinamento è sbagliato, scegli il passo giusto.
matches-nothing = nessuno: tolto
matches-new = nuovo
matches-partner = È diventato: { $name }
matches-as-found = Come trovato dal programma
matches-all-as-found = Annulla le correzioni a mano
finding-compare-nothing-there = Il file non contiene nessuna variante da confrontare.
finding-compare-nothing-there-hint = Scegli uno studio con almeno un procedimento.
