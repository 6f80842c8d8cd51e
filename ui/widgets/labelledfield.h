#pragma once

#include <QWidget>

class QLabel;

namespace wirebench {

class Look;

/// A field with its label at the left, as one item of a row. The label's mnemonic (&) goes to the field,
/// and the label without it is the field's accessible name. GUI thread; owned by its parent.
class LabelledField final : public QWidget
{
    Q_OBJECT

public:
    /// @param field becomes a child. @param look must outlive it.
    LabelledField(Look &look, const QString &label, QWidget *field, QWidget *parent = nullptr);

    QWidget *field() const { return m_field; }
    QLabel *label() const { return m_label; }
    void setLabel(const QString &label);

private:
    void applyLook();

    Look &m_look;
    QLabel *m_label;
    QWidget *m_field;
};

/// A label's text without its mnemonic: "&Port" is "Port", "R&&D" is "R&D".
QString withoutMnemonic(const QString &text);

} // namespace wirebench
