# (e) What each step costs a hit, known and never seen before.

part_e() {
    local folder=$work/e-data table
    rm -rf "$folder"
    # shellcheck disable=SC2046
    table=$(export FOOTFALL_DATA_DIR="$folder" $(every_list) && program StepTimes "$(shared)")
    echo "## (e) The steps"
    echo
    echo "Microseconds a hit on one thread, medians. \"Known\": 10,000 hits of the sample traffic again and"
    echo "again, each step over all of them. \"New\": agent, address and referrer have never been seen, each"
    echo "hit through all steps with the clock read in between (0.05 µs a step). A place's look-up is"
    echo "\`AddPlace\`. Lists of spam, of address ranges and of newer regexes are read where they lie beside"
    echo "the project. Goals for \"all\": 3 known, 60 for a new agent."
    echo
    echo "$table"
    rm -rf "$folder"
}
