-- Load for wrk: one event of the eye in each request, at a steady pace.
-- Names the key in the environment variable KEY, the pause of each connection, in milliseconds, in PAUSE.
local pause = tonumber(os.getenv("PAUSE"))
local headers = {
    ["Content-Type"] = "application/json",
    ["Authorization"] = "Bearer " .. os.getenv("KEY"),
    ["User-Agent"] = "python-requests/2.32.5",
}
local turn = 0

function delay()
    return pause
end

function request()
    turn = turn + 1
    local data = turn % 20 == 0 and "{}" or string.format('{"host":"www.example.com","path":"/page/%d","n":%d}', turn % 50, turn)
    return wrk.format("POST", "/events/", headers, string.format(
        '{"session":{"id":"00000000-0000-4000-8000-%012x"},"category":"page interaction","name":"pageview",' ..
        '"data":%s,"timestamp":"2026-11-20T%02d:%02d:%02d"}',
        turn % 10000, data, turn % 24, turn % 60, turn % 59))
end

function done(summary, latency)
    io.write(string.format("SENT %d SECONDS %.1f MEDIAN_MS %.2f P99_MS %.2f BAD %d\n",
        summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
        summary.errors.status + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
