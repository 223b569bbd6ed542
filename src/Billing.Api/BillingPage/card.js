// Stripe's own form: the card goes from the browser to Stripe, and only its id comes here.
const form = document.getElementById('card');
const fault = document.getElementById('fault');
const stripe = Stripe(form.dataset.key);
const elements = stripe.elements({ clientSecret: form.dataset.secret });
elements.create('payment').mount('#element');

function show(message) {
  fault.textContent = message;
  fault.hidden = false;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  fault.hidden = true;
  const { error, setupIntent } = await stripe.confirmSetup({
    elements,
    redirect: 'if_required',
    // A bank that must be asked sends the browser back to the card's page, where the card is on file by then.
    confirmParams: { return_url: form.action.replace(/\/card\/attach$/, '') },
  });
  if (error) {
    show(error.message);
    button.disabled = false;
    return;
  }
  form.elements.payment_method.value = setupIntent.payment_method;
  form.submit();
});
