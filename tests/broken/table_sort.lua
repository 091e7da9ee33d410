local list = {}
for i = 1, 15000 do list[i] = (i * 7919) % 15013 end
table.sort(list)
