-- ID: something small that happens when something is done. Nothing is ever taken away, and nobody
-- has to earn it. It reads like a stage direction; show.wait lets breaths pass.
reward {
    id   = "ID",
    name = "NAME",
    on   = "exercise_done", -- or half_breath, hold_done, rep_done, level_done, garden_opened
    chance = 0.5,           -- every second time; 1 or nothing: always
    show = function(show, done)
        show.flower { "daisy", size = 1.1 }
        show.wait(0.5)
        show.light { "firefly" }
    end,
}
