local reps = 12
assert(reps < 10, "too many repetitions")
