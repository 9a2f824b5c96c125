# (e) What each step costs a hit, known and never seen before.

part_e() {
    local folder=$work/e-data data=$root/../shared/data table
    [ -d "$data" ] || data=$root/../../shared/data
    rm -rf "$folder"
    table=$(FOOTFALL_DATA_DIR=$folder program StepTimes "$data")
    echo "## (e) The steps"
    echo
    echo "Microseconds a hit on one thread, medians. \"Known\": 10,000 hits of the sample traffic again and"
    echo "again, each step over all of them. \"New\": agent, address and referrer have never been seen, each"
    echo "hit through all steps with the clock read in between (0.05 µs a step). A place's look-up is"
    echo "\`AddPlace\`. Goals for \"all\": 3 known, 60 for a new agent."
    echo
    echo "$table"
    rm -rf "$folder"
}
