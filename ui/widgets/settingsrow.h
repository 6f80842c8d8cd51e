#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace wirebench {

class FlowLayout;
class LabelledField;
class Look;

/// A row of small settings that wraps where the width ends. What is used often is always there; what is
/// used rarely opens below it with "More". GUI thread; owned by its parent.
///
/// Fields are given once and shown in the order given. Labels stand at the left of their fields and may
/// hold a mnemonic.
class SettingsRow final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the row
    explicit SettingsRow(Look &look, QWidget *parent = nullptr);

    void addField(const QString &label, QWidget *field);
    /// The same before all others.
    void prependField(const QString &label, QWidget *field);
    void addRareField(const QString &label, QWidget *field);
    /// At the far end of the first row's last line: a count, a button. One only.
    void setTrailing(QWidget *widget);

    /// For a change of language.
    void setLabel(QWidget *field, const QString &label);
    /// Shows or hides a field together with its label.
    void setFieldVisible(QWidget *field, bool visible);

    bool isMoreOpen() const { return m_moreOpen; }
    void setMoreOpen(bool open);
    /// What the hidden part does at the moment, in a few quiet words beside "More" while it is closed, so
    /// that nothing works unseen. Empty: nothing unusual.
    void setMoreHint(const QString &hint);
    QString moreHint() const;

    QToolButton *moreButton() const { return m_more; }

Q_SIGNALS:
    void moreToggled(bool open);

protected:
    void changeEvent(QEvent *event) override;

private:
    LabelledField *wrapped(const QString &label, QWidget *field);
    LabelledField *wrapperOf(QWidget *field) const;
    void applyLook();
    void retranslate();
    void showMore();

    Look &m_look;
    FlowLayout *m_often;
    QWidget *m_rareBox;
    FlowLayout *m_rare;
    QToolButton *m_more;
    QLabel *m_hint;
    bool m_moreOpen = false;
    int m_rareCount = 0;
};

} // namespace wirebench
