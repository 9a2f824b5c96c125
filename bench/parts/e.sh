# (e) What each step costs a hit, known and never seen before.

part_e() {
    local folder=$work/e-data data=$root/../shared/data table
    [ -d "$data" ] || data=$root/../../shared/data
    rm -rf "$folder"
    if [ -d "$data" ]; then
        export FOOTFALL_REFERRER_SPAM_LIST=$data/referrer/matomo-spammers.txt
        export FOOTFALL_BOT_RANGES_PATH=$data/ip FOOTFALL_AGENT_REGEXES=$data/ua/uap-core-regexes.yaml
    fi
    table=$(FOOTFALL_DATA_DIR=$folder program StepTimes "$data")
    unset FOOTFALL_REFERRER_SPAM_LIST FOOTFALL_BOT_RANGES_PATH FOOTFALL_AGENT_REGEXES
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
