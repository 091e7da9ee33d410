exercise {
    id = "cat", name = "Cat",
    poses = { tall = { base = "standing" }, low = { base = "tall", spine = { flex = 20 } } },
    steps = { exhale { pose = "low" }, inhale { pose = "tall" } },
    versions = {
        normal = { name = "Again" },
        easier = {
            name = "Easier",
            reps = 3,
            poses = { low = { spine = { flex = 500 } } },
        },
        lying = {
            name = "Lying",
            poses = { tall = { base = "lieing_on_back" } },
            steps = {
                exhale { pose = "low" },
                exhale { pose = "tall" },
            },
        },
    },
}
