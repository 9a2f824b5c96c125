/// How a visitor came: source, channel, campaign.
@NullMarked
package dev.footfall.ingest.referral;

import org.jspecify.annotations.NullMarked;
