#pragma once

#include "core/workspace/examples.h"

#include <QMenu>

namespace wirebench {

/// The menu of ready examples. GUI thread; owned by the menu bar.
class ExamplesMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit ExamplesMenu(QWidget *parent = nullptr);

    void retranslate();

    static QString titleOf(const Example &example);
    static QString explanationOf(const Example &example);

Q_SIGNALS:
    void chosen(const QString &id);
};

} // namespace wirebench
