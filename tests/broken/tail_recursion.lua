local function down() return down() end
down()
