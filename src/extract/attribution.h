// Moved to domain/attribution.h, since several rooms speak of attributions; include that one.
#pragma once

#include "domain/attribution.h"
