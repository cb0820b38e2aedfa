interface Option {
  value: string
  label: string
}

/** Several of several. */
export function Ticks({
  legend,
  options,
  ticked,
  onChange,
}: {
  legend: string
  options: Option[]
  ticked: string[]
  onChange: (next: string[]) => void
}) {
  return (
    <fieldset className="field">
      <legend className="legend">{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value} className="tick">
          <input
            type="checkbox"
            checked={ticked.includes(value)}
            onChange={(event) =>
              onChange(event.target.checked ? [...ticked, value] : ticked.filter((one) => one !== value))
            }
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
