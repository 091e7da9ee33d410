exercise {
    id = "cat"
    name = "Cat",
}
