
local word = coroutine
