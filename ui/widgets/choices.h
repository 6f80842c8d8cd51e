#pragma once

#include <QComboBox>

namespace wirebench {

/// A combo box as the choice of an enum's values: adds one with its word.
template <typename Value>
void addChoice(QComboBox *box, const QString &word, Value value)
{
    box->addItem(word, int(value));
}

template <typename Value>
Value choice(const QComboBox *box)
{
    return Value(box->currentData().toInt());
}

/// Nothing happens if the value is none of the choices.
template <typename Value>
void choose(QComboBox *box, Value value)
{
    if (const int index = box->findData(int(value)); index >= 0)
        box->setCurrentIndex(index);
}

} // namespace wirebench
