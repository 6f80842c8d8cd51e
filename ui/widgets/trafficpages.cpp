#include "ui/widgets/trafficpages.h"

#include "ui/widgets/codepage.h"
#include "ui/widgets/connectionspanel.h"
#include "ui/widgets/ladderpage.h"
#include "ui/widgets/timelinepage.h"

namespace wirebench {

QList<TrafficPage *> makeTrafficPages(const TrafficPageContext &context)
{
    QList<TrafficPage *> pages;
    pages.append(new LadderPage(context));
    pages.append(new CodePage(context));
    pages.append(new TimelinePage(context));
    // What the system says of this program's sockets now has nothing to do with a recording.
    if (!context.log.isRecording())
        pages.append(new ConnectionsPanel(context.log, context.look));
    return pages;
}

} // namespace wirebench
