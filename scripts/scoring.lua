-- What is worth something: breaths done together. Each half-breath that is shared counts as it is.
-- Whatever stands here, nothing is ever taken away.
scoring {
    half_breath = function(done) return done.breaths end,
}
