#include "ui/widgets/rulesnotes.h"

#include "ui/models/annotations.h"

#include <QCoreApplication>

namespace wirebench {

namespace {

QString words(const RuleNote &note)
{
    const char *remark = ruleRemarkText(note.remark);
    return remark ? QCoreApplication::translate("RuleNotes", remark)
                        .replace(QLatin1String("%1"), QString::number(note.rule + 1))
                  : note.text;
}

} // namespace

void leaveNotes(Annotations &annotations, const QList<RuleNote> &notes)
{
    for (const RuleNote &note : notes) {
        if (note.record == 0)
            continue;
        const QString before = annotations.comment(note.record);
        const QString text = words(note);
        annotations.setComment(note.record, before.isEmpty() ? text : before + QStringLiteral("; ") + text);
    }
}

} // namespace wirebench
