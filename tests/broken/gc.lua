-- A finaliser would run without a hook.
setmetatable({}, { __gc = function() while true do end end })
