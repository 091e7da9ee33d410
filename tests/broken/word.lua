-- The word in front is misspelled.
exersise {
    id = "cat",
}
