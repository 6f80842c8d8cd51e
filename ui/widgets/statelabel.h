#pragma once

#include "ui/widgets/addressline.h"

namespace wirebench {

/// The state of a session as symbol, word and details. The word is a little larger; the details wrap
/// below themselves where there is no room beside it, and can be copied from the context menu. GUI
/// thread; owned by the address line.
class StateLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit StateLabel(Look &look, QWidget *parent = nullptr);

    void setState(StateKind kind, const QString &word, const QString &details);
    StateKind kind() const { return m_kind; }
    QString text() const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyLook();
    void retranslate();
    void copy() const;
    int detailsOffset() const;
    QRect detailsRect(int width) const;
    int symbolSide() const;

    Look &m_look;
    QAction *m_copy;
    StateKind m_kind = StateKind::Idle;
    QString m_word;
    QString m_details;
};

} // namespace wirebench
