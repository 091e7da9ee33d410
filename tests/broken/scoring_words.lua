scoring { half_breth = function() return 1 end, rep_done = 3 }
