-- Complaints by the API, no two alike: names, phones and stories carry the thread and a running number.
local folder = debug.getinfo(1, "S").source:match("^@(.*/)")
dofile(folder .. "tell.lua")

local threads = 0
function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end

local count = 0
local headers = { ["Content-Type"] = "application/json" }
local streets = { "张掖路", "庆阳路", "中山路", "酒泉路", "白银路", "静宁路", "武都路", "永昌路" }

function request()
  count = count + 1
  local n = id * 10000000 + count
  local body = string.format(
    '{"respondentName":"小坝早市%d号煎饼摊","respondentAddress":"宁夏回族自治区青铜峡市小坝镇%s%d号",'
      .. '"narrative":"早上在摊位买了%d份煎饼，吃出异物，摊主不肯退钱，还说不认账。单号%d。","product":"煎饼",'
      .. '"occurredOn":"2026-03-02","requests":["refund"],"amount":%d,"name":"李测试%d","phone":"139%08d",'
      .. '"declaresTruth":true}',
    n, streets[n % 8 + 1], n % 300 + 1, n % 7 + 1, n, n % 90 + 10, n, n % 100000000)
  return wrk.format("POST", "/api/v1/complaints", headers, body)
end
