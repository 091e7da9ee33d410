local t = { a = 1, b = 2 }
for key in pairs(t) do t[key .. key] = 1; t[key] = nil end
for key in pairs(nil) do end
